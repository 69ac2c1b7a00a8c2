using System.Linq.Expressions;
using Akka.Actor;

namespace Akka.Util.Reflection;

/// <summary>Reads constructor calls in expressions.</summary>
public static class ExpressionExtensions
{
    /// <summary>The values of the arguments of a constructor call.</summary>
    /// <param name="newExpression">The call.</param>
    public static object?[] GetArguments(this NewExpression newExpression)
    {
        ArgumentNullException.ThrowIfNull(newExpression);
        return ConstructorExpression.Arguments(newExpression);
    }
}
