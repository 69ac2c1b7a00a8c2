using ActorConcurrency.Actors.Clusters.Tests.Support;
using ActorConcurrency.Actors.Contracts.Jobs;

namespace ActorConcurrency.Actors.Clusters.Tests.Contracts;

// The contract suites of jobs on three nodes.

public sealed class ClusterJobsContractTests : JobsContractTests<FreshBackend>;
public sealed class ClusterJobsLossTests : JobsLossTests<FreshBackend>;
public sealed class ClusterJobsScheduleTests : JobsScheduleTests<FreshBackend>;
public sealed class ClusterJobsTests : JobsTests<FreshBackend>;
