using ActorConcurrency.Actors.Contracts.Jobs;
using ActorConcurrency.Cluster.Contracts.Tests.Support;

namespace ActorConcurrency.Cluster.Contracts.Tests.Contracts;

// The contract suites of jobs on three processes: the queue lives on another one, the workers in that of the test, as their handlers do.

public sealed class ProcessesJobsContractTests : JobsContractTests<FreshProcessBackend>;
public sealed class ProcessesJobsLossTests : JobsLossTests<FreshProcessBackend>;
public sealed class ProcessesJobsScheduleTests : JobsScheduleTests<FreshProcessBackend>;
public sealed class ProcessesJobsTests : JobsTests<FreshProcessBackend>;
