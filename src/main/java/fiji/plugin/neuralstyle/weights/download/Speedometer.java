package fiji.plugin.neuralstyle.weights.download;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Counts bytes as they come, and tells a listener a few times a second. */
final class Speedometer {

	private static final long NANOS_BETWEEN = 200_000_000L;
	private static final int MOST_READINGS = 25;

	private record Reading(long nanos, long bytes) {}

	private final Deque<Reading> readings = new ArrayDeque<>();
	private final OptionalLong total;
	private final DownloadListener listener;
	private long bytes;

	/** @param bytes that are here already */
	Speedometer(final long bytes, final OptionalLong total, final DownloadListener listener) {
		this.bytes = bytes;
		this.total = total;
		this.listener = listener;
		readings.add(new Reading(System.nanoTime(), bytes));
	}

	void add(final long count) {
		bytes += count;
		final long now = System.nanoTime();
		final boolean done = total.isPresent() && bytes >= total.getAsLong();
		if (now - readings.getLast().nanos() < NANOS_BETWEEN && !done) return;
		final Reading oldest = readings.getFirst();
		final double seconds = (now - oldest.nanos()) / 1e9;
		readings.add(new Reading(now, bytes));
		if (readings.size() > MOST_READINGS) readings.removeFirst();
		listener.progress(new DownloadProgress(bytes, total, (bytes - oldest.bytes()) / seconds));
	}
}
