package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.ImageStack;

/** {@code stylize --checkpoint}, ended in the middle. */
class StylizeCheckpointTest {

	private static final int PATIENCE_SECONDS = 120;

	@TempDir
	private Path folder;

	private Path checkpoint;

	@BeforeEach
	void writeFiles() throws IOException {
		Samples.file(Samples.content(48, 40), folder);
		Samples.file(Samples.style(40, 44), folder);
		Samples.network(folder);
		checkpoint = folder.resolve("run.checkpoint");
	}

	@Test
	void theCommandOfAKilledProcessGoesOnToTheSameBytes() throws Exception {
		final Path output = folder.resolve("painted.png");
		final List<String> command = arguments(output, 400, "--checkpoint", checkpoint.toString(), "--checkpoint-every", "0");

		final Process first = start(command);
		final long start = System.nanoTime();
		while (!Files.exists(checkpoint)) {
			Thread.sleep(10);
			assertTrue(first.isAlive() && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < PATIENCE_SECONDS, said());
		}
		first.destroyForcibly().waitFor();
		assertFalse(Files.exists(output));
		final Process second = start(command);
		assertTrue(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

		assertEquals(0, second.exitValue(), said());
		assertTrue(said().contains("Note: Continues from the checkpoint \"" + checkpoint + "\": size 1, iteration "), said());
		assertTrue(said().contains("400 iterations"), said());
		assertFalse(Files.exists(checkpoint));
		assertArrayEquals(undisturbed(400), Files.readAllBytes(output));
	}

	@Test
	void killedWhileItSharpensItGoesOnSharpening() throws Exception {
		final Path output = folder.resolve("painted.png");
		final String[] sharp = { "--size", "40", "--sharpen", "400" };
		final List<String> command = arguments(output, 2, sharp);
		command.addAll(List.of("--checkpoint", checkpoint.toString(), "--checkpoint-every", "0"));

		final Process first = start(command);
		final long start = System.nanoTime();
		FileTime sharpening = null;
		while (sharpening == null || sharpening.equals(Files.getLastModifiedTime(checkpoint))) {
			Thread.sleep(10);
			assertTrue(first.isAlive() && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < PATIENCE_SECONDS, said());
			if (sharpening == null && said().contains("(2 of 2)")) sharpening = Files.getLastModifiedTime(checkpoint);
		}
		first.destroyForcibly().waitFor();
		final Process second = start(command);
		assertTrue(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));

		assertEquals(0, second.exitValue(), said());
		assertTrue(said().contains("Note: Continues from the checkpoint \"" + checkpoint + "\": size 2, iteration "), said());
		assertTrue(said().contains("48 x 40, 402 iterations"), said());
		assertArrayEquals(undisturbed(2, sharp), Files.readAllBytes(output));
	}

	@Test
	void soDoesOneThatWasAskedToEnd() throws IOException {
		final Path output = folder.resolve("painted.png");
		final String[] kept = { "--checkpoint", checkpoint.toString(), "--checkpoint-every", "0" };
		final AtomicInteger asked = new AtomicInteger();

		final Outcome cancelled = outcome(() -> asked.incrementAndGet() > 20, arguments(output, 30, kept));
		assertEquals(130, cancelled.code(), cancelled.err());
		assertTrue(Files.exists(output) && Files.exists(checkpoint));
		final Outcome done = outcome(() -> false, arguments(output, 30, kept));

		assertEquals(0, done.code(), done.err());
		assertTrue(done.err().contains("Note: Continues from"), done.err());
		assertFalse(Files.exists(checkpoint));
		assertArrayEquals(undisturbed(30), Files.readAllBytes(output));
	}

	@Test
	void whatCannotBeKeptIsRefusedInASentence() throws IOException {
		final ImageStack slices = new ImageStack(48, 40);
		slices.addSlice(Samples.content(48, 40).getProcessor());
		slices.addSlice(Samples.content(48, 40).getProcessor());
		final Path stack = folder.resolve("stack.tif");
		ImageFiles.write(new ImagePlus("stack", slices), stack);
		final Path output = folder.resolve("painted.tif");

		outcome(() -> false, arguments(output, 3, "--content", stack.toString(), "--slices", "all", "--checkpoint", checkpoint
			.toString())).assertSentence(1, "A checkpoint holds one picture");
		outcome(() -> false, arguments(output, 3, "--checkpoint", folder.resolve("none/run").toString())).assertSentence(1,
			"there is no folder");
		outcome(() -> false, arguments(output, 3, "--checkpoint", folder.getRoot().toString())).assertSentence(1,
			"is a folder. Name a file in it.");
		outcome(() -> false, arguments(output, 3, "--checkpoint-every", "-1")).assertSentence(1, "--checkpoint-every is -1");
		assertFalse(Files.exists(output));
	}

	private byte[] undisturbed(final int iterations, final String... more) throws IOException {
		final Path other = folder.resolve("undisturbed.png");
		final Outcome outcome = outcome(() -> false, arguments(other, iterations, more));
		assertEquals(0, outcome.code(), outcome.err());
		return Files.readAllBytes(other);
	}

	private static Outcome outcome(final BooleanSupplier cancelled, final List<String> arguments) {
		return Outcome.of(new Stylize(cancelled), arguments);
	}

	private List<String> arguments(final Path output, final int iterations, final String... more) {
		final List<String> arguments = new ArrayList<>(List.of("--style", folder.resolve("style.png").toString(), "--output",
			output.toString(), "--network", folder.resolve("tiny.safetensors").toString(), "--iterations", Integer.toString(iterations),
			"--precision", "float32", "--threads", "1"));
		arguments.addAll(List.of(more));
		if (!arguments.contains("--content")) arguments.addAll(List.of("--content", folder.resolve("content.png").toString()));
		return arguments;
	}

	private Process start(final List<String> arguments) throws IOException {
		final List<String> command = JavaCommand.of(Main.class, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
		command.addAll(arguments);
		final File log = folder.resolve("log.txt").toFile();
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
	}

	private String said() throws IOException {
		return Files.readString(folder.resolve("log.txt"));
	}
}
