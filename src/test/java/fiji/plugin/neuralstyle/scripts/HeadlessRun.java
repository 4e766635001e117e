package fiji.plugin.neuralstyle.scripts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What came of {@code scripts/headless/run}.
 *
 * @param code its exit code
 * @param err its standard error
 */
public record HeadlessRun(int code, String err) {

	private static final long PATIENCE_SECONDS = 240;

	/** @param fiji a launcher */
	public static HeadlessRun of(final Path fiji, final Map<String, String> environment, final String... arguments)
		throws IOException, InterruptedException
	{
		final List<String> command = new ArrayList<>(List.of("bash", "scripts/headless/run", fiji.toString()));
		command.addAll(List.of(arguments));
		final Path err = Files.createTempFile("run", ".txt");
		try {
			final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(err.toFile());
			builder.environment().putAll(environment);
			final Process process = builder.start();
			final boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
			final String said = Files.readString(err);
			assertTrue(ended, "it did not end:\n" + said);
			return new HeadlessRun(process.exitValue(), said);
		}
		finally {
			Files.delete(err);
		}
	}

	/** A launcher that starts {@link FijiStandIn} in a Java with this test's class path. */
	public static Path launcher(final Path folder, final String... javaOptions) throws IOException {
		final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		final Path arguments = folder.resolve("java-arguments");
		final List<String> options = new ArrayList<>(List.of(javaOptions));
		options.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Djava.util.prefs.userRoot=" + folder, "-cp",
			System.getProperty("java.class.path")));
		Files.write(arguments, options.stream().map(option -> "\"" + option.replace("\\", "\\\\") + "\"").toList(),
			StandardCharsets.UTF_8);
		return script(folder.resolve("fiji"), "exec '" + java + "' '@" + arguments + "' " + FijiStandIn.class.getName() +
			" \"$@\"");
	}

	/** A shell script that can be run. */
	static Path script(final Path file, final String line) throws IOException {
		Files.writeString(file, "#!/bin/sh\n" + line + "\n");
		assertTrue(file.toFile().setExecutable(true));
		return file;
	}

	/** What it said at last. */
	public String lastLine() {
		return err.lines().reduce("", (before, line) -> line);
	}
}
