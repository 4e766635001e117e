package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Takes memory away from a process, on Linux. */
public final class MemoryLimit {

	private MemoryLimit() {}

	/** Skips the test where memory cannot be taken away. */
	public static void assumeThereIsOne() {
		assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(
			path, "prlimit"))), "prlimit is not installed, so memory cannot be taken away");
	}

	/** A process that {@link #leave} works in: without a limit it takes no more address space than it uses. */
	public static ProcessBuilder process(final Class<?> main, final String... arguments) {
		final List<String> command = JavaCommand.of(main, "-Xmx256m", "-Xms256m", "-XX:+UseSerialGC",
			"-Djava.awt.headless=true");
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("OMP_NUM_THREADS", "1");
		// Each thread's heap would reserve address space that is never used, and there are as many as the machine likes.
		builder.environment().put("MALLOC_ARENA_MAX", "1");
		return builder;
	}

	/** From now on this process gets so many bytes of address space more than it has. */
	public static void leave(final long bytes) throws IOException, InterruptedException {
		final long has = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmSize"))
			.mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
		final Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(ProcessHandle.current().pid()), "--as=" +
			(has + bytes)).inheritIO().start();
		if (prlimit.waitFor() != 0) throw new IOException("prlimit failed");
	}
}
