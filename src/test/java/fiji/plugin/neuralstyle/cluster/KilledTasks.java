package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills tasks of an array at random moments, while there are any; some are queued again at once, some cancelled, and some
 * checkpoints damaged.
 */
final class KilledTasks {

	/** How many of all are killed. */
	static final int MOST = 40;

	private static final int LONGEST_MILLIS = 600;
	private static final int MILLIS_BETWEEN_LOOKS = 20;
	/** Of so many kills, one may hit a program that is only starting. */
	private static final int ANY_TIME_EVERY = 5;
	private static final int SECONDS_TO_DIE = 20;
	/** After that there is nothing left to paint. */
	private static final int SECONDS_TO_LEAVE_ONE = 60;
	private static final int CANCEL_EVERY = 10;
	private static final int REQUEUE_EVERY = 3;
	private static final int DAMAGE_EVERY = 4;

	private final ClusterSite site;
	private final LoopbackSlurm slurm;
	private final Random random;
	private int kills;
	private int midway;
	private int cancelled;
	private int damaged;
	private final Set<String> damagedRows = new HashSet<>();

	/** Hands in what is left. */
	interface Submit {

		void run() throws IOException, InterruptedException;
	}

	KilledTasks(final ClusterSite site, final LoopbackSlurm slurm, final Random random) {
		this.site = site;
		this.slurm = slurm;
		this.random = random;
	}

	/** How many workers were killed. */
	int kills() {
		return kills;
	}

	/** How many of them had a row. */
	int midway() {
		return midway;
	}

	/** How many were ended by the scheduler, at their user's wish. */
	int cancelled() {
		return cancelled;
	}

	/** How many checkpoints were damaged. */
	int damaged() {
		return damaged;
	}

	/** Goes on until so many were killed, over all calls; hands in what is left whenever nothing is. */
	void until(final int wanted, final Submit submit) throws Exception {
		while (kills < wanted) {
			if (slurm.jobs().isEmpty()) submit.run();
			List<ProcessHandle> workers = site.workers();
			// On a busy machine a program takes long to start, and killing it before its first row would never end.
			if (kills % ANY_TIME_EVERY > 0) workers = painting(workers, kills % 2 == 0);
			if (workers.isEmpty()) Thread.sleep(MILLIS_BETWEEN_LOOKS);
			else disturb(workers.get(random.nextInt(workers.size())));
		}
	}

	/**
	 * Kills tasks until one leaves a checkpoint that is as it wrote it, for whoever takes the row up: of the others, those may all be
	 * damaged, or the logs of those that took them up begun anew with a task that is queued again.
	 */
	void leaveOneToContinue(final Submit submit) throws Exception {
		final Instant end = Instant.now().plusSeconds(SECONDS_TO_LEAVE_ONE);
		while (Instant.now().isBefore(end)) {
			if (slurm.jobs().isEmpty()) submit.run();
			final List<ProcessHandle> workers = painting(site.workers(), true);
			if (workers.isEmpty()) {
				Thread.sleep(MILLIS_BETWEEN_LOOKS);
				continue;
			}
			final ProcessHandle worker = workers.get(0);
			final Instant start = worker.info().startInstant().orElseThrow();
			if (!worker.destroyForcibly()) continue;
			worker.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
			kills++;
			final Optional<String> row = row(worker).filter(name -> !damagedRows.contains(name)).filter(name -> Files.exists(checkpoint(
				name)));
			if (row.isPresent() && Files.getLastModifiedTime(checkpoint(row.get())).toInstant().isAfter(start)) return;
		}
	}

	private void disturb(final ProcessHandle worker) throws Exception {
		final Optional<String> job = job(worker);
		if (job.isEmpty()) return;
		Thread.sleep(random.nextInt(LONGEST_MILLIS));
		if (!worker.isAlive()) return;
		if (cancelled < kills / CANCEL_EVERY) {
			slurm.cancel(job.get());
			cancelled++;
			return;
		}
		if (!worker.destroyForcibly()) return;
		worker.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
		kills++;
		final Optional<String> row = row(worker);
		if (row.isPresent()) midway++;
		if (row.isPresent() && damaged < midway / DAMAGE_EVERY && damage(row.get())) damaged++;
		if (kills % REQUEUE_EVERY == 0) slurm.requeue(job.get());
	}

	/** Those of them that have a row, or even its checkpoint. */
	private List<ProcessHandle> painting(final List<ProcessHandle> workers, final boolean withCheckpoint) throws IOException {
		final List<ProcessHandle> painting = new ArrayList<>();
		for (final ProcessHandle worker : workers) {
			if (row(worker).filter(row -> !withCheckpoint || Files.exists(checkpoint(row))).isPresent()) painting.add(worker);
		}
		return painting;
	}

	private Path checkpoint(final String row) {
		return site.run().resolve("checkpoints/" + row + ".checkpoint");
	}

	/** The task that a process is, by its environment. */
	private static Optional<String> job(final ProcessHandle worker) {
		try {
			final String all = Files.readString(Path.of("/proc", Long.toString(worker.pid()), "environ"),
				StandardCharsets.ISO_8859_1);
			final Map<String, String> variables = Arrays.stream(all.split("\0")).filter(text -> text.startsWith("SLURM_ARRAY_"))
				.map(text -> text.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
			return Optional.ofNullable(variables.get("SLURM_ARRAY_JOB_ID")).map(array -> array + "_" + variables.get(
				"SLURM_ARRAY_TASK_ID"));
		}
		catch (IOException e) {
			// It has just ended by itself.
			return Optional.empty();
		}
	}

	/** The row that is a process's, or still says so after its death. */
	private Optional<String> row(final ProcessHandle worker) throws IOException {
		final Path folder = site.run().resolve("claims");
		// The first worker may only be starting.
		if (!Files.isDirectory(folder)) return Optional.empty();
		try (Stream<Path> claims = Files.list(folder)) {
			for (final Path claim : claims.toList()) {
				final boolean isIts = Claims.text(claim).flatMap(Claims::holder).filter(holder -> holder.pid() == worker.pid())
					.isPresent();
				final String name = claim.getFileName().toString();
				if (isIts) return Optional.of(name.substring(0, name.lastIndexOf('.')));
			}
		}
		return Optional.empty();
	}

	/** Changes a byte of a row's checkpoint, or cuts it off, by turns; says whether there was one. */
	private boolean damage(final String row) throws IOException {
		final Path checkpoint = checkpoint(row);
		if (!Files.exists(checkpoint)) return false;
		damagedRows.add(row);
		final byte[] bytes = Files.readAllBytes(checkpoint);
		final int middle = bytes.length / 2;
		bytes[middle]++;
		Files.write(checkpoint, damaged % 2 == 0 ? bytes : Arrays.copyOf(bytes, middle));
		return true;
	}

	@Override
	public String toString() {
		return kills + " killed, " + midway + " of them in the middle of a picture, " + cancelled + " cancelled, " + damaged +
			" checkpoints damaged";
	}
}
