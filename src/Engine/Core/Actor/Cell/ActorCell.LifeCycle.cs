using System.Reflection;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <remarks>
/// An actor is created by the first run of its mailbox. Then its life cycle is driven by system messages: (failure: suspended, the supervisor is told with Failed and answers with
/// Resume, Recreate or Terminate)* → Terminate. Recreate and Terminate wait for the children that are stopping.
/// </remarks>
public partial class ActorCell
{
    private bool _failedFatally;
    private bool _terminating;
    private bool _logsReceive;
    private bool _isCreated;

    internal bool IsTerminating => _terminating;

    /// <summary>False until the first run of the mailbox.</summary>
    internal bool IsCreated => _isCreated;

    /// <summary>True while the constructor of the actor's instance runs.</summary>
    internal bool ConstructsActor { get; private set; }

    /// <summary>Called by the first of the instance's constructors: what the others may use has to be there.</summary>
    internal void Adopt(ActorBase actor)
    {
        ConstructsActor = false;
        _actor = actor;
        var traits = _props.TraitsOf(actor);
        if (!traits.ReceivesDirectly) _behaviors.Reset(actor.InitialBehavior());
        if (traits.HasTimers) ((IWithTimers)actor).Timers = Rare.Timers = new TimerScheduler(SystemImpl, _self);
    }

    internal void CancelTimers() => Timers?.CancelAll();

    /// <summary>Makes the first instance; a failure goes to the supervisor.</summary>
    internal void Create()
    {
        _isCreated = true;
        try
        {
            CreateInstance();
        }
        catch (Exception e)
        {
            Fail(e, _self);
        }
    }

    private void CreateInstance()
    {
        try
        {
            NewInstance();
            _actor!.AroundPreStart();
            IdleTimer?.Restart();
            Announce("started ({0})", _actor);
            if (EmitsTelemetry) SystemImpl.EventStream.Publish(new ActorStarted(_self, _actor.GetType()));
        }
        catch (Exception e)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            CancelTimers();
            _actor = null;
            throw cause as ActorInitializationException
                ?? new ActorInitializationException(_self, $"Exception during creation of {_props.Type}: {cause.Message}", cause);
        }
    }

    private void NewInstance()
    {
        _behaviors.Reset(null);
        ConstructsActor = true;
        ActorBase actor;
        try
        {
            actor = _props.NewActor()
                ?? throw new ActorInitializationException(_self, $"The props of {_props.Type} made no actor instance.");
        }
        finally
        {
            ConstructsActor = false;
        }
        _actor = actor;
        _logsReceive = SystemImpl.Settings.AddLoggingReceive && actor is ILogReceive;
        var traits = _props.TraitsOf(actor);
        if (!SystemImpl.ActorPipelineResolver.HasStashPluginOnly)
            SystemImpl.ActorPipelineResolver.PipelineFor(actor.GetType()).AfterActorIncarnated(actor, this);
        else if (traits.HasStash)
            GiveStash((IActorStash)actor);
        if (traits.IsInitializable) ((IInitializableActor)actor).Init();
    }

    /// <summary>Suspends this actor and its children and tells the supervisor, unless it has failed already.</summary>
    private void Fail(Exception cause, IActorRef failedBy)
    {
        if (FailedBy is not null) return;
        try
        {
            FailedBy = failedBy;
            OwnMailbox.Suspend();
            ForEachChild(static child => child.Suspend(), except: failedBy);
            Parent.SendSystemMessage(new Failed(_self, cause, _self.Uid));
        }
        catch (Exception e)
        {
            Report(e, $"Emergency stop: handling the failure [{cause.Message}] failed.");
            ForEachChild(static child => child.Stop());
            FinishTerminate();
        }
    }

    private void Recreate(Exception cause)
    {
        if (_actor is null)
        {
            CreateAgain();
            return;
        }
        if (_terminating)
        {
            ResumeWithChildren(null);
            return;
        }
        Announce("restarting", _actor);
        var failed = _actor;
        var message = _envelope.Message;
        try
        {
            if (!_failedFatally) failed.AroundPreRestart(cause, message);
        }
        catch (Exception e)
        {
            Report(new PreRestartException(_self, e, cause, message), e.Message);
        }
        finally
        {
            ClearInstance(failed);
        }
        if (_children?.Await(AfterChildren.Recreate, cause) != true) FinishRecreate(cause);
    }

    private void FinishRecreate(Exception cause)
    {
        var survivors = _children?.ToArray() ?? [];
        try
        {
            ResumeMailbox();
            NewInstance();
            _actor!.AroundPostRestart(cause, null);
            _envelope = default;
            IdleTimer?.Restart();
            Announce("restarted", _actor);
            if (EmitsTelemetry) SystemImpl.EventStream.Publish(new ActorRestarted(_self, _actor.GetType(), cause));
        }
        catch (Exception e)
        {
            var inner = e is TargetInvocationException { InnerException: { } thrown } ? thrown : e;
            if (_actor is { } halfMade) ClearInstance(halfMade);
            _failedFatally = true;
            Fail(new PostRestartException(_self, inner, cause), _self);
            return;
        }
        foreach (var child in survivors)
        {
            try
            {
                child.Restart(cause);
            }
            catch (Exception e)
            {
                Report(e, $"Restarting {child} failed.");
            }
        }
    }

    // The instance was never made, or making it failed: try again from nothing.
    private void CreateAgain()
    {
        StopChildren();
        if (_children?.Await(AfterChildren.Create) != true) FinishCreate();
    }

    private void FinishCreate()
    {
        ResumeMailbox();
        Create();
    }

    private void SuspendWithChildren()
    {
        OwnMailbox.Suspend();
        ForEachChild(static child => child.Suspend());
    }

    private void ResumeWithChildren(Exception? causedByFailure)
    {
        if (_actor is null)
        {
            CreateAgain();
            return;
        }
        if (_failedFatally && causedByFailure is not null)
        {
            Recreate(causedByFailure);
            return;
        }
        var failedBy = FailedBy;
        OwnMailbox.Resume();
        if (causedByFailure is not null)
        {
            FailedBy = null;
            _envelope = default;
        }
        ForEachChild(child => child.Resume(child.Equals(failedBy) ? causedByFailure : null));
    }

    private void ResumeMailbox()
    {
        OwnMailbox.Resume();
        FailedBy = null;
        _failedFatally = false;
    }

    private void Terminate()
    {
        IdleTimer?.Set(null);
        _deathWatch?.UnwatchAll();
        StopChildren();
        var wasTerminating = _terminating;
        _terminating = true;
        if (_children?.Await(AfterChildren.Terminate) == true)
        {
            if (wasTerminating) return;
            OwnMailbox.Suspend();
            FailedBy = _self;
            Announce("stopping", _actor);
        }
        else
        {
            FinishTerminate();
        }
    }

    private void FinishTerminate()
    {
        if (OwnMailbox.IsClosed) return;
        _terminating = true;
        var actor = _actor;
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception e)
        {
            Report(e, e.Message);
        }
        finally
        {
            Interlocked.CompareExchange(ref _children, Children.Closed, null)?.Close();
            OwnMailbox.Close();
            Dispatcher.Detach(this);
            TellParent();
            _deathWatch?.TellWatchers();
            _deathWatch?.UnwatchAll();
            Announce("stopped", actor);
            if (EmitsTelemetry) SystemImpl.EventStream.Publish(new ActorStopped(_self, actor?.GetType() ?? _props.Type));
            if (actor is not null) ClearInstance(actor);
            _deathWatch = null;
            if (_rare is not null) (_rare.IdleTimer, _rare.Deferred) = (null, null);
            _envelope = default;
            // References to a stopped actor may live on; the constructor's arguments need not.
            _props = TerminatedProps.Instance;
            _self.Retire();
        }
    }

    private void TellParent()
    {
        if (Parent is LocalActorRef parent) parent.OnChildStopped(_self);
        else Parent.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true, addressTerminated: false));
    }

    internal void GiveStash(IActorStash actor) => actor.Stash = Rare.Stash = AbstractStash.Create(this, actor.GetType());

    /// <summary>What was stashed comes back for the next instance, or goes to dead letters with the rest of the mailbox.</summary>
    internal void EmptyStash()
    {
        if (_rare is null) return;
        _rare.Stash?.UnstashAll();
        _rare.Stash = null;
    }

    private void ClearInstance(ActorBase actor)
    {
        CancelTimers();
        if (_rare is not null) _rare.Timers = null;
        if (!SystemImpl.ActorPipelineResolver.HasStashPluginOnly)
            SystemImpl.ActorPipelineResolver.PipelineFor(actor.GetType()).BeforeActorIncarnated(actor, this);
        else
            EmptyStash();
        _behaviors.Reset(null);
        _actor = null;
        _props.Release(actor);
    }

    // A failed actor settles its own failure before its children's; one that waits for its children before being made anew
    // handles nothing that concerns the life cycle meanwhile.
    private bool DefersNow(SystemMessage message)
    {
        if (_children?.IsWaitingForRestart == true) return message is Dispatch.SysMsg.Recreate or Suspend or Resume or Failed;
        return message is Failed && OwnMailbox.IsSuspended() && FailedBy is not null && !_terminating;
    }

    private bool EmitsTelemetry => SystemImpl.Settings.EmitActorTelemetry;

    private void Report(Exception error, string message) =>
        SystemImpl.EventStream.Publish(new Error(error, _self.Path.ToString(), _actor?.GetType() ?? typeof(ActorCell), message));

    private void Announce(string what, ActorBase? actor, IActorRef? other = null)
    {
        if (SystemImpl.Settings.DebugLifecycle)
            SystemImpl.EventStream.Publish(new Debug(_self.Path.ToString(), actor?.GetType() ?? typeof(ActorCell), string.Format(what, other ?? (object?)actor)));
    }
}
