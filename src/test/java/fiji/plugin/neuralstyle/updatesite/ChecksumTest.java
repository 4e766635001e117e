package fiji.plugin.neuralstyle.updatesite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected sums are those that Fiji's own updater (imagej-updater 2.0) gave for the same files. */
class ChecksumTest {

	@TempDir
	private Path folder;

	@Test
	void aJarsSumIsOfNamesAndBytesInTheNamesOrder() throws IOException {
		assertSum("975c60c0ee5bf53a464ea357ed305a8b491a81f2", "b/Two.class", "2", "a/One.class", "1", "META-INF/MANIFEST.MF",
			"Built-By: me\nMain-Class: X\n");
	}

	@Test
	void theManifestAndTheDatesOfPropertiesDoNotCount() throws IOException {
		assertSum("975c60c0ee5bf53a464ea357ed305a8b491a81f2", "META-INF/MANIFEST.MF", "Built-By: another\n", "a/One.class",
			"1", "b/Two.class", "2");
		assertSum("62e60099377f88c6b950adc6e05eb39a2177cdf0", "x.properties", "#Tue\na=1\n# two\nb=2\n");
		assertSum("62e60099377f88c6b950adc6e05eb39a2177cdf0", "x.properties", "#Wed\na=1\n# other\nb=2\n");
	}

	@Test
	void commentsAfterEmptyLinesCount() throws IOException {
		assertSum("7855e358af4eaca28ee6ec582d03d2f6c853581e", "x.properties",
			"a=1\n\n# kept\n#\n# kept too\n##\n# kept as well\nb=2\n# gone");
	}

	@Test
	void anotherFilesSumIsOfItsPathInFijiAndItsBytes() throws IOException {
		final Path text = Files.writeString(folder.resolve("any name"), "text\n");
		assertEquals("dff75858f79fe2d149ca5c3fd614fe0e01588fad", Checksum.of("licenses/some/text.txt", text));
	}

	private void assertSum(final String expected, final String... entries) throws IOException {
		assertEquals(expected, Checksum.of("jars/any.jar", Jars.write(folder.resolve("any.jar"), entries)));
	}
}
