namespace ActorConcurrency.Scenarios.Catalog;

/// <summary>The command line asked for something that does not exist or cannot be: exit code 2, the message and no more.</summary>
internal sealed class UsageException(string message) : Exception(message);
