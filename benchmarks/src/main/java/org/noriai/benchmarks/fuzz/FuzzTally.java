package org.noriai.benchmarks.fuzz;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Counts answers, and keeps the first of those that must not be. Thread-safe. */
final class FuzzTally {

    private static final int KEPT_MAX = 50;

    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    void count(String answer) {
        asked.incrementAndGet();
        answers.computeIfAbsent(answer, name -> new AtomicLong()).incrementAndGet();
    }

    void fail(String method, String answer) {
        count(answer);
        if (failed.incrementAndGet() <= KEPT_MAX) {
            failures.add(method + ": " + answer);
        }
    }

    long asked() {
        return asked.get();
    }

    long failed() {
        return failed.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How often each answer came. */
    Map<String, AtomicLong> answers() {
        return new TreeMap<>(answers);
    }
}
