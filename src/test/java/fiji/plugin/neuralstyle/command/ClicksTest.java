package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;
import fiji.plugin.neuralstyle.Samples;

/** Feature maps in ImageJ's real windows; where there is neither a display nor Xvfb to stand in for one, nothing is tested. */
class ClicksTest {

	private static final long PATIENCE_SECONDS = 120;

	@TempDir
	private Path folder;

	@Test
	void receptiveFieldsFollowTheClicksUntilTheMapsAreClosed() throws Exception {
		final List<String> command = new ArrayList<>();
		if (System.getenv("DISPLAY") == null) {
			assumeTrue(isInstalled("xvfb-run") && isInstalled("Xvfb"), "there is no display, and no Xvfb");
			command.addAll(List.of("xvfb-run", "-a"));
		}
		command.addAll(JavaCommand.of(ClickingUser.class, "-Djava.awt.headless=false", "-XX:TieredStopAtLevel=1"));
		command.add(Samples.network(folder).toString());
		final Path said = folder.resolve("said.txt");
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
		try {
			assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "no end in time");
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}

		final String all = Files.readString(said);
		assertEquals(List.of("SEEN at first:", "SEEN image: 16,18 10", "SEEN maps: 6,8 10", "SEEN closed: 6,8 10"), all
			.lines().filter(line -> line.startsWith("SEEN ")).toList(), all);
	}

	private static boolean isInstalled(final String program) {
		final String path = System.getenv("PATH");
		return path != null && Stream.of(path.split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(
			place, program)));
	}
}
