package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.JavaCommand;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;

/** The command line as a process of its own: exit codes, signals, and what comes on which stream. */
class MainTest {

	private static final long PATIENCE_SECONDS = 120;

	@TempDir
	private Path folder;

	private Path output;

	@BeforeEach
	void writeFiles() throws IOException {
		Samples.file(Samples.content(48, 40), folder);
		Samples.file(Samples.style(40, 44), folder);
		Samples.network(folder);
		output = folder.resolve("result.png");
	}

	@Test
	void successIsZero() throws Exception {
		final Outcome outcome = finish(start("--iterations", "2"));

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(Files.exists(output));
	}

	@Test
	void failureIsOneAndASentence() throws Exception {
		finish(start("--iterations", "0")).assertSentence(1, "iterations");
		assertFalse(Files.exists(output));
	}

	@Test
	void wrongUsageIsTwo() throws Exception {
		final Outcome outcome = finish(start("--iterations", "many"));

		assertEquals(2, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
	}

	@Test
	void aFolderIsASubcommand() throws Exception {
		final Process process = process("folder", "--content-folder", ".", "--pattern", "content.png", "--style", "style.png",
			"--output-folder", "painted", "--network", "tiny.safetensors", "--iterations", "2", "--preset", "Fast preview");
		final Outcome outcome = finish(process);

		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(Files.exists(folder.resolve("painted/content_style.png")), outcome.err());
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM" })
	void aSignalEndsItWith130AndTheBestImageSoFar(final String signal) throws Exception {
		assumeFalse(File.separatorChar == '\\', "there are no signals on Windows");
		final Process process = start("--iterations", "100000000");
		final BufferedReader err = process.errorReader();
		String line = err.readLine();
		while (line != null && !line.contains("iteration 1 of")) {
			line = err.readLine();
		}
		assumeTrue(!"INT".equals(signal) || !ignoresInterrupts(process), "the tests run where Ctrl-C is ignored");

		assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());

		assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
		final String said = String.join("\n", err.lines().toList());
		assertEquals(130, process.exitValue(), said);
		assertTrue(said.contains("cancelled"), said);
		assertEquals("cancelled", ResultImage.info(ImageFiles.read(output)).get("stopped"));
	}

	private Process start(final String... more) throws IOException {
		final List<String> arguments = new ArrayList<>(List.of("--content", "content.png", "--style", "style.png", "--output",
			output.toString(), "--network", "tiny.safetensors", "--precision", "float32"));
		arguments.addAll(List.of(more));
		return process(arguments.toArray(String[]::new));
	}

	private Process process(final String... arguments) throws IOException {
		final List<String> command = JavaCommand.of(Main.class, "-XX:TieredStopAtLevel=1");
		command.addAll(List.of(arguments));
		final Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
		process.getOutputStream().close();
		return process;
	}

	/** Its output is shorter than the system's buffers, so one stream can be read after the other. */
	private static Outcome finish(final Process process) throws IOException, InterruptedException {
		final String out = new String(process.getInputStream().readAllBytes());
		final String err = new String(process.getErrorStream().readAllBytes());
		return new Outcome(process.waitFor(), out, err);
	}

	/** A shell's background processes are born so, and their children with them. */
	private static boolean ignoresInterrupts(final Process process) throws IOException {
		final Path status = Path.of("/proc", Long.toString(process.pid()), "status");
		if (!Files.exists(status)) return false;
		return Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).map(line -> line.split("\\s+")[1])
			.anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << 1) != 0);
	}
}
