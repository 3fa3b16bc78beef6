#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace veritally {

/// Does `work(i)` for i in [0, count) on `jobs` threads and hands each result to `done` in order,
/// on the caller's thread, while later ones are worked on. At most a fixed window of results
/// waits, so memory does not grow with `count`. Stops early once `done` returns false. `work` and
/// `done` must not throw. With jobs 1 everything runs on the caller's thread.
template <class T>
void parallel_in_order(std::size_t count, int jobs, const std::function<T(std::size_t)>& work,
                       const std::function<bool(T)>& done) {
    constexpr std::size_t kChunk = 16;
    if (jobs <= 1 || count <= kChunk) {
        for (std::size_t i = 0; i < count && done(work(i)); ++i) {
        }
        return;
    }
    const std::size_t chunks = (count + kChunk - 1) / kChunk;
    const std::size_t window = static_cast<std::size_t>(jobs) * 8;
    std::vector<std::optional<std::vector<T>>> ready(std::min(window, chunks));
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0, consumed = 0;
    bool stop = false;

    auto worker = [&] {
        for (;;) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return stop || next >= chunks || next < consumed + window; });
            if (stop || next >= chunks) return;
            const std::size_t chunk = next++;
            lock.unlock();
            std::vector<T> results;
            results.reserve(kChunk);
            const std::size_t end = std::min(count, (chunk + 1) * kChunk);
            for (std::size_t i = chunk * kChunk; i < end; ++i) results.push_back(work(i));
            lock.lock();
            ready[chunk % ready.size()] = std::move(results);
            changed.notify_all();
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < jobs; ++i) threads.emplace_back(worker);
    for (std::size_t chunk = 0; chunk < chunks && !stop; ++chunk) {
        std::unique_lock lock(mutex);
        auto& slot = ready[chunk % ready.size()];
        changed.wait(lock, [&] { return slot.has_value(); });
        std::vector<T> results = std::move(*slot);
        slot.reset();
        lock.unlock();
        bool more = true;
        for (T& result : results) more = more && done(std::move(result));
        lock.lock();
        consumed = chunk + 1;
        stop = stop || !more;
        changed.notify_all();
    }
    for (std::thread& thread : threads) thread.join();
}

}  // namespace veritally
