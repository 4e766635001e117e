package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A SLURM of one node on this machine's loopback, by {@code src/test/slurm/slurm}.
 *
 * @param folder with all its files
 */
record LoopbackSlurm(Path folder) implements AutoCloseable {

	private static final String SCRIPT = "src/test/slurm/slurm";
	private static final List<String> PROGRAMS = List.of("sbatch", "scancel", "scontrol", "squeue", "slurmctld", "slurmd",
		"munged");
	private static final long PATIENCE_SECONDS = 400;
	private static final long MILLIS_BETWEEN_LOOKS = 200;

	/** A program of it that is not installed here. */
	static Optional<String> missing() {
		final List<Path> folders = Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin",
			"/sbin")).map(Path::of).toList();
		return PROGRAMS.stream().filter(program -> folders.stream().noneMatch(place -> Files.isExecutable(place.resolve(
			program)))).findFirst();
	}

	/** @param slots how many tasks of one processor run at once, whatever the machine has */
	static LoopbackSlurm start(final Path folder, final int slots) throws IOException, InterruptedException {
		final LoopbackSlurm slurm = new LoopbackSlurm(folder);
		slurm.ask("sh", SCRIPT, "start", folder.toString(), Integer.toString(slots));
		return slurm;
	}

	/** What its clients need to find it. */
	Map<String, String> environment() {
		return Map.of("SLURM_CONF", folder.resolve("slurm.conf").toString());
	}

	/** Jobs that wait or run, such as 7_2; what still waits of an array is one. */
	List<String> jobs() throws IOException, InterruptedException {
		return ask("squeue", "--noheader", "--format=%i").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
	}

	/** Waits until no job waits or runs. */
	void awaitAll() throws IOException, InterruptedException {
		final long start = System.nanoTime();
		while (!jobs().isEmpty()) {
			assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < PATIENCE_SECONDS, () -> "jobs do not end");
			Thread.sleep(MILLIS_BETWEEN_LOOKS);
		}
	}

	/** Ends a task as its user would, with TERM first. One that has ended is left alone. */
	void cancel(final String job) throws IOException, InterruptedException {
		ask("scancel", "--quiet", job);
	}

	/**
	 * Has a task begin anew, be it running or ended.
	 *
	 * @return whether there was one
	 */
	boolean requeue(final String job) throws IOException, InterruptedException {
		return run("scontrol", "requeue", job).exitValue() == 0;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		ask("sh", SCRIPT, "stop", folder.toString());
	}

	private String ask(final String... command) throws IOException, InterruptedException {
		final Process process = run(command);
		final String said = Files.readString(said());
		assertEquals(0, process.exitValue(), () -> String.join(" ", command) + ": " + said);
		return said;
	}

	/** Daemons keep what they get as output open, so it is a file. */
	private Process run(final String... command) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		final ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true)
			.redirectOutput(said().toFile());
		builder.environment().putAll(environment());
		final Process process = builder.start();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException(String.join(" ", command) + " does not end: " + Files.readString(said(),
				StandardCharsets.UTF_8));
		}
		return process;
	}

	private Path said() {
		return folder.resolve("said.txt");
	}
}
