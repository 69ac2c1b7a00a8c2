namespace Akka.TestKit.Internal;

internal sealed partial class EventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken) => Sync(1, null, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken) =>
        Sync(1, timeout, action, cancellationToken);

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken) => Sync(1, null, func, cancellationToken);

    public T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken) => Sync(1, timeout, func, cancellationToken);

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken) => Async(1, null, Started(action), cancellationToken);

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken) =>
        Async(1, null, actionAsync, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken) =>
        Async(1, timeout, action, cancellationToken);

    public Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken) => Async(1, null, func, cancellationToken);

    public Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken) =>
        Async(1, timeout, func, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken) =>
        Sync(expectedCount, null, action, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken) =>
        Sync(expectedCount, timeout, action, cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken) =>
        Sync(expectedCount, null, func, cancellationToken);

    public T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken) =>
        Sync(expectedCount, timeout, func, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken) =>
        Async(expectedCount, null, actionAsync, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Async(expectedCount, timeout, actionAsync, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken) =>
        Async(expectedCount, timeout, Started(action), cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken) =>
        Async(expectedCount, timeout, action, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken) =>
        Async(expectedCount, null, func, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken) =>
        Async(expectedCount, timeout, func, cancellationToken);

    public void Mute(Action action, CancellationToken cancellationToken) => Sync(null, null, action, cancellationToken);

    public T Mute<T>(Func<T> func, CancellationToken cancellationToken) => Sync(null, null, func, cancellationToken);

    public Task MuteAsync(Action action, CancellationToken cancellationToken) => Async(null, null, Started(action), cancellationToken);

    public Task MuteAsync(Func<Task> action, CancellationToken cancellationToken) => Async(null, null, action, cancellationToken);

    public Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken) => Async(null, null, func, cancellationToken);

    private void Sync(int? expected, TimeSpan? timeout, Action action, CancellationToken cancellation) =>
        Sync<object?>(
            expected,
            timeout,
            () =>
            {
                action();
                return null;
            },
            cancellation);

    private T Sync<T>(int? expected, TimeSpan? timeout, Func<T> action, CancellationToken cancellation) =>
        Run(Waiting.Blocking, expected, timeout, () => ValueTask.FromResult(action()), cancellation).Get();

    private Task Async(int? expected, TimeSpan? timeout, Func<Task> action, CancellationToken cancellation) =>
        Async<object?>(
            expected,
            timeout,
            async () =>
            {
                await action();
                return null;
            },
            cancellation);

    private Task<T> Async<T>(int? expected, TimeSpan? timeout, Func<Task<T>> action, CancellationToken cancellation) =>
        Run(Waiting.Async, expected, timeout, () => new ValueTask<T>(action()), cancellation).AsTask();

    private static Func<Task> Started(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
