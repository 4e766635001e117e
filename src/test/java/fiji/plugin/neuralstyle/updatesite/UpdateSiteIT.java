package fiji.plugin.neuralstyle.updatesite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site from the package for Fiji, served on this machine and read by a program of its own, which shares no code with the
 * one that made it.
 */
class UpdateSiteIT {

	@TempDir
	private Path folder;

	@Test
	void anIndependentReaderFindsTheSiteWholeAndSeesADamagedFile() throws Exception {
		assumeTrue(pythonIsThere(), "Python 3 is not installed");
		build();
		try (WebServer server = new WebServer(folder)) {
			final Process good = check(server);
			final String found = output(good);
			assertEquals(0, good.waitFor(), found);

			final SiteEntry plugin = entries().stream().filter(entry -> entry.filename().startsWith("plugins/")).findFirst()
				.orElseThrow();
			Jars.write(folder.resolve(plugin.current().place()), "a.txt", "another file");
			final Process bad = check(server);
			final String said = output(bad);
			assertEquals(1, bad.waitFor(), said);
			assertTrue(said.contains(plugin.filename() + " has another checksum"), said);
		}
	}

	@Test
	void theNativeLibraryCanBeLeftOut() throws IOException {
		build("--without-natives");
		final Set<String> names = entries().stream().map(SiteEntry::name).collect(Collectors.toSet());
		assertTrue(names.contains("jars/pytorch-jni.jar"), names.toString());
		assertTrue(names.stream().noneMatch(name -> name.contains("native")), names.toString());
	}

	private List<SiteEntry> entries() throws IOException {
		return new UpdateSite(folder).entries();
	}

	private void build(final String... more) {
		final List<String> arguments = new ArrayList<>(List.of("--package", System.getProperty("package.fiji"),
			"--tree", System.getProperty("package.libraries"), "--lists", "update-site", "--site", folder.toString()));
		arguments.addAll(List.of(more));
		assertEquals(0, BuildSite.commandLine(new BuildSite()).setOut(new PrintWriter(new StringWriter())).execute(
			arguments.toArray(String[]::new)));
	}

	private static boolean pythonIsThere() throws InterruptedException {
		try {
			return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
		}
		catch (IOException e) {
			return false;
		}
	}

	private static Process check(final WebServer server) throws IOException {
		return new ProcessBuilder("python3", "update-site/check.py", server.address().toString()).redirectErrorStream(true)
			.start();
	}

	private static String output(final Process process) throws IOException {
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}
}
