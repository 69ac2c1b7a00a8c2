using Xunit;

// These tests wait most of the time, so they need not wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = -1)]
