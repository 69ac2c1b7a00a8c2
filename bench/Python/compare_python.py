"""CPython's side of the comparison: measures the rows named on the command line, and prints one JSON line for each.

A rate is operations a second, over the part that the row is about: processes and managers are started before the clock is.
"""
import concurrent.futures
import json
import multiprocessing
import sys
import threading
import time


def nothing(*_):
    return 1


def sleepless():
    pass


def produce(queue, gate, count):
    gate.wait()
    for i in range(count):
        queue.put(i)


def through_a_queue(queue, count, done):
    gate = multiprocessing.Event()
    producer = multiprocessing.Process(target=produce, args=(queue, gate, count))
    producer.start()
    start = time.perf_counter()
    gate.set()
    for _ in range(count):
        queue.get()
        if done:
            queue.task_done()
    if done:
        queue.join()
    rate = count / (time.perf_counter() - start)
    producer.join()
    return rate


def timed(count, operation):
    start = time.perf_counter()
    for _ in range(count):
        operation()
    return count / (time.perf_counter() - start)


def queue():
    return through_a_queue(multiprocessing.Queue(), 50_000, done=False)


def joinable_queue():
    return through_a_queue(multiprocessing.JoinableQueue(), 40_000, done=True)


def semaphore():
    permits = multiprocessing.Semaphore(4)

    def operation():
        permits.acquire()
        permits.release()

    return timed(300_000, operation)


def manager_get():
    with multiprocessing.Manager() as manager:
        shared = manager.dict(count=100)
        return timed(5_000, lambda: shared["count"])


def manager_decrement():
    with multiprocessing.Manager() as manager:
        shared, lock = manager.dict(count=100), manager.Lock()

        def operation():
            with lock:
                shared["count"] -= 1

        return timed(1_500, operation)


def pool():
    count = 5_000
    with multiprocessing.Pool(5) as workers:
        workers.map(nothing, range(5))
        start = time.perf_counter()
        results = [workers.apply_async(nothing) for _ in range(count)]
        for result in results:
            result.get()
        return count / (time.perf_counter() - start)


def executor():
    count = 20_000
    with concurrent.futures.ThreadPoolExecutor(5) as workers:
        workers.submit(nothing).result()
        start = time.perf_counter()
        futures = [workers.submit(nothing) for _ in range(count)]
        for future in futures:
            future.result()
        return count / (time.perf_counter() - start)


def event():
    count = 1_000
    released = threading.Event()
    start = time.perf_counter()
    waiters = [threading.Thread(target=released.wait) for _ in range(count)]
    for waiter in waiters:
        waiter.start()
    released.set()
    for waiter in waiters:
        waiter.join()
    return count / (time.perf_counter() - start)


def process():
    def operation():
        child = multiprocessing.Process(target=sleepless)
        child.start()
        child.join()

    return timed(25, operation)


def thread():
    def operation():
        child = threading.Thread(target=sleepless)
        child.start()
        child.join()

    return timed(3_000, operation)


ROWS = {
    "queue": queue,
    "joinable-queue": joinable_queue,
    "semaphore": semaphore,
    "manager-get": manager_get,
    "manager-decrement": manager_decrement,
    "pool": pool,
    "executor": executor,
    "event": event,
    "process": process,
    "thread": thread,
}

if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(json.dumps({"row": name, "rate": ROWS[name](), "python": sys.version.split()[0]}), flush=True)
