package fiji.plugin.neuralstyle.updatesite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site through a few releases. */
class UpdateSiteTest {

	private static final long FIRST = 20260101120000L;
	private static final long SECOND = 20260201120000L;
	private static final long THIRD = 20260301120000L;

	@TempDir
	private Path folder;

	private UpdateSite site;

	@BeforeEach
	void makeSite() {
		site = new UpdateSite(folder.resolve("site"));
	}

	@Test
	void aFileLiesUnderItsNameAndTime() throws IOException {
		final Offer offer = offer("jars/one-1.0.jar", "a");
		site.publish(List.of(offer), FIRST);

		final SiteEntry entry = only();
		assertEquals(new Version("jars/one-1.0.jar", Checksum.of("jars/one-1.0.jar", offer.file()), FIRST, 0), entry.current());
		assertArrayEquals(Files.readAllBytes(offer.file()), Files.readAllBytes(folder.resolve(
			"site/jars/one-1.0.jar-20260101120000")));
		assertEquals(Files.size(offer.file()), entry.size());
		assertEquals(List.of("win64"), entry.platforms());
		assertEquals(List.of("jars/needed.jar"), entry.dependencies());
		assertEquals("What <it> & its like are.", entry.description());
	}

	@Test
	void aNewVersionTakesTheOldOnesPlaceAndRemembersIt() throws IOException {
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), FIRST);
		final Version first = only().current();
		site.publish(List.of(offer("jars/one-1.1.jar", "b")), SECOND);
		final Version second = only().current();
		site.publish(List.of(offer("jars/one-1.2.jar", "c")), THIRD);

		assertEquals("jars/one-1.2.jar", only().filename());
		assertEquals(List.of(second.obsoleteSince(THIRD), first.obsoleteSince(SECOND)), only().previous());
		assertTrue(Files.exists(folder.resolve("site").resolve(first.place())));
	}

	@Test
	void anUnchangedFileKeepsItsTime() throws IOException {
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), FIRST);
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), SECOND);

		assertEquals(FIRST, only().current().timestamp());
		assertEquals(List.of(), only().previous());
	}

	@Test
	void aFileThatIsNoLongerOfferedIsKnownToBeObsolete() throws IOException {
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), FIRST);
		final Version first = only().current();
		site.publish(List.of(), SECOND);

		assertNull(only().current());
		assertEquals(List.of(first.obsoleteSince(SECOND)), only().previous());
		site.publish(List.of(), THIRD);
		assertEquals(List.of(first.obsoleteSince(SECOND)), only().previous());
	}

	@Test
	void twoVersionsOfOneFileAreRefusedAndTheSiteStaysAsItWas() throws IOException {
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), FIRST);
		final byte[] index = Files.readAllBytes(folder.resolve("site/db.xml.gz"));

		final Exception e = assertThrows(IllegalArgumentException.class, () -> site.publish(List.of(offer("jars/one-1.1.jar",
			"b"), offer("jars/one-1.2.jar", "c")), SECOND));

		assertTrue(e.getMessage().contains("jars/one.jar"), e.getMessage());
		assertArrayEquals(index, Files.readAllBytes(folder.resolve("site/db.xml.gz")));
	}

	@Test
	void aClockThatWentBackIsRefused() throws IOException {
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), SECOND);

		final Exception e = assertThrows(IllegalArgumentException.class, () -> site.publish(List.of(), FIRST));

		assertTrue(e.getMessage().contains("clock"), e.getMessage());
	}

	@Test
	void nothingHalfWrittenIsLeft() throws IOException {
		site.publish(List.of(offer("jars/one-1.0.jar", "a")), FIRST);
		try (Stream<Path> files = Files.walk(folder.resolve("site"))) {
			assertFalse(files.anyMatch(file -> file.toString().endsWith(".part")));
		}
	}

	@Test
	void aDamagedIndexIsNamed() throws IOException {
		Files.createDirectories(folder.resolve("site"));
		Files.writeString(folder.resolve("site/db.xml.gz"), "no index");

		assertThrows(IOException.class, () -> site.entries());
	}

	private Offer offer(final String filename, final String text) throws IOException {
		final Path jar = Jars.write(folder.resolve("offers").resolve(filename), "a.txt", text);
		return new Offer(filename, jar, List.of("win64"), "What <it> & its like are.", List.of("jars/needed.jar"));
	}

	private SiteEntry only() throws IOException {
		final List<SiteEntry> entries = site.entries();
		assertEquals(1, entries.size());
		return entries.get(0);
	}
}
