package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.cluster.RowOutcome.Kind;

/**
 * Works through a share of a manifest's rows. What is done is left alone; what another process is at is left to it,
 * unless that dies; what failed is tried again after the others; nothing that fails keeps the others from being
 * painted, but for a disk that takes no more results.
 */
public final class Worker {

	private static final long MILLIS_BETWEEN_LOOKS = 500;

	private final Claims claims;
	private final RowWork work;
	private final WorkerListener listener;
	private final int retries;
	private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
	private final Map<Row, Integer> tries = new HashMap<>();

	/**
	 * @param retries how many times a row that failed is tried again
	 * @throws IllegalArgumentException if that is less than 0
	 */
	public Worker(final WorkerSetup setup, final Claims claims, final WorkerListener listener, final int retries) {
		if (retries < 0) throw new IllegalArgumentException("The retries are " + retries + "; they have to be 0 or more.");
		this.claims = claims;
		this.listener = listener;
		this.retries = retries;
		work = new RowWork(setup, claims, listener);
	}

	/**
	 * Does it, on the calling thread.
	 *
	 * @param rows this worker's, in the order in which to begin
	 * @return how many rows became what
	 * @throws IOException if there is no going on, as the run's folder or the results' disk takes no more; a sentence
	 */
	public Map<Kind, Integer> run(final List<Row> rows) throws IOException, InterruptedException {
		List<Row> left = rows;
		while (!left.isEmpty()) {
			left = pass(left);
			// Of a dead process elsewhere it takes a while to know that it is.
			if (!left.isEmpty() && left.stream().noneMatch(tries::containsKey)) Thread.sleep(MILLIS_BETWEEN_LOOKS);
		}
		return Map.copyOf(counts);
	}

	/** Looks at each of some rows once, and returns those to look at again. */
	private List<Row> pass(final List<Row> rows) throws IOException {
		final List<Row> again = new ArrayList<>();
		for (final Row row : rows) {
			if (listener.isCancelled()) {
				count(Kind.INTERRUPTED);
				continue;
			}
			final long start = System.nanoTime();
			final RowOutcome outcome = work.on(row);
			final boolean repeated = switch (outcome.kind()) {
				case FAILED -> tries.merge(row, 1, Integer::sum) <= retries;
				case ELSEWHERE -> !claims.isBeating(row.id());
				default -> false;
			};
			if (repeated) again.add(row);
			else {
				count(outcome.kind());
				tries.remove(row);
			}
			if (!repeated || outcome.kind() == Kind.FAILED) {
				listener.finished(row, outcome, Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
			}
		}
		return again;
	}

	private void count(final Kind kind) {
		counts.merge(kind, 1, Integer::sum);
	}
}
