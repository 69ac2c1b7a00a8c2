using ActorConcurrency.Actors.Common;
using static ActorConcurrency.Actors.Shared.SharedProtocol;

namespace ActorConcurrency.Actors.Shared;

/// <summary>A wait for a value by one who looks himself: he is told every value, and goes on with the first one that is wanted.</summary>
/// <param name="link">To the data.</param>
/// <param name="request">One for every value.</param>
/// <param name="timeout">Null: no limit.</param>
/// <param name="isWanted">Looks at a value; what it throws ends the wait.</param>
internal sealed class LookCall(PrimitiveLink link, WaitFor request, TimeSpan? timeout, Func<object?, bool> isWanted)
    : AwaitedCall<Value>(link, request, timeout, defaultOnTimeout: false)
{
    protected override IReply? Judge(IReply reply)
    {
        if (reply is not Value value)
            return reply;
        try
        {
            if (!isWanted(value.Content))
                return null;
        }
        catch (Exception failure)
        {
            reply = new Failed(reply.RequestId, failure);
        }

        Link.Tell(request.ToCancel());
        return reply;
    }

    protected override Value Accept(IReply reply) => (Value)reply;
}
