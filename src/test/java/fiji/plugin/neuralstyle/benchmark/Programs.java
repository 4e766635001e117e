package fiji.plugin.neuralstyle.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs the programs that are compared, each in a process of its own, all with the same number of threads.
 *
 * @param materials what they read
 * @param root the project's folder
 * @param python the interpreter
 * @param threads for arithmetic
 */
record Programs(Materials materials, Path root, String python, int threads) {

	private static final long HEAP_MEGABYTES = 512;
	/** Several copies of a picture of three float32 channels. */
	private static final long HEAP_BYTES_PER_PIXEL = 64;

	/** Evaluations of a network's losses for some seconds. */
	Answer evaluate(final Way way, final int divisor, final int size, final double seconds) throws IOException {
		final String network = materials.network(divisor).toString();
		final String image = materials.image(size).toString();
		if (way.isJava()) {
			return java(size, EvaluationTimes.class, way.name().toLowerCase(Locale.ROOT), network, materials.content(size)
				.toString(), materials.style(size).toString(), image, String.valueOf(seconds));
		}
		final List<String> more = new ArrayList<>(List.of("--image", image, "--seconds", String.valueOf(seconds)));
		if (way == Way.PEER_CHANNELS_LAST) more.add("--channels-last");
		return peer("time", Path.of(network), size, more);
	}

	/** A task of the Python program for the pictures of a size. */
	Answer peer(final String task, final Path network, final int size, final List<String> more) throws IOException {
		final List<String> command = new ArrayList<>(List.of(python, peerFile().toString(), task, "--network", network
			.toString(), "--content", materials.content(size).toString(), "--style", materials.style(size).toString()));
		command.addAll(more);
		return answer(command);
	}

	/** A Java program of this package. */
	Answer java(final int size, final Class<?> program, final String... arguments) throws IOException {
		final long heap = HEAP_MEGABYTES + HEAP_BYTES_PER_PIXEL * size * size / (1 << 20);
		return answer(Stream.concat(Stream.of(System.getProperty("java.home") + "/bin/java", "-Xmx" + heap + "m", "-cp", System
			.getProperty("java.class.path"), program.getName()), Stream.of(arguments)).toList());
	}

	/** Where the Python program is. */
	Path peerFile() {
		return root.resolve("src/test/python/peer.py");
	}

	/** @throws IOException if the program fails; what it says on its error output is passed on */
	Answer answer(final List<String> command) throws IOException {
		final ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		for (final String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
			builder.environment().put(variable, String.valueOf(threads));
		}
		final Process process = builder.start();
		final List<String> lines = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
			reader.lines().forEach(lines::add);
			if (process.waitFor() != 0) throw new IOException("Failed: " + String.join(" ", command));
		}
		catch (InterruptedException e) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted: " + String.join(" ", command), e);
		}
		return new Answer(lines);
	}
}
