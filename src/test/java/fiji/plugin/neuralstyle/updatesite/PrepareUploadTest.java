package fiji.plugin.neuralstyle.updatesite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preparing an upload to a server on this machine. */
class PrepareUploadTest {

	private static final long TIME = 20260101120000L;

	@TempDir
	private Path folder;

	private WebServer server;

	@BeforeEach
	void makeSiteAndFiji() throws IOException {
		new UpdateSite(folder.resolve("site")).publish(List.of(offer("jars/native-win-2.0.jar", List.of("win64")), offer(
			"plugins/ours-2.0.jar", List.of())), TIME);
		Files.createDirectories(folder.resolve("fiji/jars"));
		Files.createDirectories(folder.resolve("fiji/plugins"));
		server = new WebServer(Files.createDirectories(folder.resolve("remote")));
	}

	@AfterEach
	void stopServer() {
		server.close();
	}

	@Test
	void filesOfAllPlatformsGoIntoTheFijiInPlaceOfOlderOnes() throws IOException {
		Files.writeString(folder.resolve("fiji/plugins/ours-1.0.jar"), "old");
		Files.writeString(folder.resolve("fiji/plugins/another-1.0.jar"), "another's");

		assertEquals("", prepare(WebServer.PASSWORD));

		assertFalse(Files.exists(folder.resolve("fiji/plugins/ours-1.0.jar")));
		assertTrue(Files.exists(folder.resolve("fiji/plugins/ours-2.0.jar")));
		assertTrue(Files.exists(folder.resolve("fiji/plugins/another-1.0.jar")));
		assertTrue(Files.exists(folder.resolve("fiji/jars/native-win-2.0.jar")));
	}

	@Test
	void aNewSitesIndexSaysThePlatformsFirst() throws IOException {
		assertEquals("", prepare(WebServer.PASSWORD));

		final List<SiteEntry> entries = new UpdateSite(folder.resolve("remote")).entries();
		assertEquals(1, entries.size());
		assertEquals(List.of("win64"), entries.get(0).platforms());
		assertEquals(null, entries.get(0).current());
	}

	@Test
	void whatASiteHasAlreadyStays() throws IOException {
		new UpdateSite(folder.resolve("remote")).publish(List.of(offer("plugins/another-1.0.jar", List.of())), TIME);

		assertEquals("", prepare(WebServer.PASSWORD));

		final List<SiteEntry> entries = new UpdateSite(folder.resolve("remote")).entries();
		assertEquals(2, entries.size());
		assertEquals(TIME, entries.get(0).current().timestamp());
		final byte[] index = Files.readAllBytes(folder.resolve("remote/db.xml.gz"));
		assertEquals("", prepare(WebServer.PASSWORD));
		assertArrayEquals(index, Files.readAllBytes(folder.resolve("remote/db.xml.gz")));
	}

	@Test
	void aSimulationLeavesTheServerAlone() throws IOException {
		assertEquals("", prepare(WebServer.PASSWORD, "--simulate"));

		assertFalse(Files.exists(folder.resolve("remote/db.xml.gz")));
	}

	@Test
	void aWrongPasswordIsSaid() {
		final String error = prepare("wrong");

		assertTrue(error.startsWith("Error: ") && error.contains("password"), error);
	}

	@Test
	void noPasswordIsSaid() {
		final String error = prepare(null);

		assertTrue(error.startsWith("Error: ") && error.contains(PrepareUpload.PASSWORD), error);
	}

	@Test
	void aFolderWithoutAFijiIsNamed() throws IOException {
		Files.delete(folder.resolve("fiji/jars"));

		final String error = prepare(WebServer.PASSWORD);

		assertTrue(error.startsWith("Error: ") && error.contains("not the folder of a Fiji"), error);
	}

	/** What it says on standard error. */
	private String prepare(final String password, final String... more) {
		final StringWriter err = new StringWriter();
		final List<String> arguments = new ArrayList<>(List.of("--site", folder.resolve("site").toString(), "--fiji",
			folder.resolve("fiji").toString(), "--url", server.address().toString(), "--user", WebServer.USER));
		arguments.addAll(List.of(more));
		final int code = BuildSite.commandLine(new PrepareUpload(password)).setErr(new PrintWriter(err, true)).execute(
			arguments.toArray(String[]::new));
		assertEquals(code == 0, err.toString().isEmpty(), err.toString());
		return err.toString();
	}

	private Offer offer(final String filename, final List<String> platforms) throws IOException {
		return new Offer(filename, Jars.write(folder.resolve("offers").resolve(filename), "a.txt", filename), platforms,
			"A file.", List.of());
	}
}
