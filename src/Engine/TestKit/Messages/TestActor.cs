using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>The messages by which a test's own actor is controlled. It takes these itself and shows all others to the test.</summary>
public static class TestActor
{
    /// <summary>Decides whether a message is dropped instead of being shown to the test.</summary>
    public delegate bool Ignore(object message);

    /// <summary>Keeps the auto pilot that ran.</summary>
    public static AutoPilot KeepRunning => TestKit.KeepRunning.Instance;

    /// <summary>Removes the auto pilot.</summary>
    public static AutoPilot NoAutoPilot => TestKit.NoAutoPilot.Instance;

    /// <summary>Stands for a receive that took nothing.</summary>
    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Sets the rule of what is ignored.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        /// <summary>Replaces the rule; null ignores nothing.</summary>
        public SetIgnore(Ignore? ignore) => Ignore = ignore;

        /// <summary>The rule, or null.</summary>
        public Ignore? Ignore { get; }
    }

    /// <summary>Makes the test actor watch another one: its <see cref="Terminated"/> reaches the test.</summary>
    public class Watch : INoSerializationVerificationNeeded
    {
        /// <summary>Watches the given actor.</summary>
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        /// <summary>Who is watched.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Ends a watch.</summary>
    public class Unwatch : INoSerializationVerificationNeeded
    {
        /// <summary>Stops watching the given actor.</summary>
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        /// <summary>Who is watched no longer.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Sets the auto pilot.</summary>
    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        /// <summary>Runs the given pilot on every message from now on.</summary>
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        /// <summary>The pilot.</summary>
        public AutoPilot AutoPilot { get; }
    }

    /// <summary>Makes the test actor create a child, whose ref it answers with.</summary>
    public class Spawn : INoSerializationVerificationNeeded
    {
        /// <summary>How the child is made.</summary>
        public readonly Props _props;

        /// <summary>The child's name; without one it gets a generated name.</summary>
        public readonly Option<string> _name;

        /// <summary>How the test actor treats the child's failures; without one as any parent does.</summary>
        public readonly Option<SupervisorStrategy> _supervisorStrategy;

        /// <summary>Asks for a child.</summary>
        public Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy)
        {
            _props = props;
            _name = name;
            _supervisorStrategy = supervisorStrategy;
        }

        /// <summary>Creates the child in the given context.</summary>
        public IActorRef Apply(IActorRefFactory context) =>
            _name.HasValue ? context.ActorOf(_props, _name.Value) : context.ActorOf(_props);
    }
}
