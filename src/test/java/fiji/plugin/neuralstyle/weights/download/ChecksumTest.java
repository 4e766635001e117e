package fiji.plugin.neuralstyle.weights.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

	/** From RFC 1321 and FIPS 180-2. */
	private static final String ABC_MD5 = "900150983cd24fb0d6963f7d28e17f72";
	private static final String ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	@TempDir
	private Path folder;

	@Test
	void aFilesSumIsCompared() throws IOException {
		final Path abc = Files.writeString(folder.resolve("abc"), "abc");
		assertTrue(new Checksum(Checksum.Method.MD5, ABC_MD5).matches(abc));
		assertTrue(new Checksum(Checksum.Method.SHA256, ABC_SHA256.toUpperCase()).matches(abc));
		assertFalse(new Checksum(Checksum.Method.SHA256, ABC_SHA256.replace("ad", "ae")).matches(abc));
		assertFalse(new Checksum(Checksum.Method.SHA256, ABC_MD5).matches(abc));
	}

	@Test
	void aSumMayBeKnownByItsBeginning() throws IOException {
		final Checksum beginning = new Checksum(Checksum.Method.SHA256, ABC_SHA256.substring(0, 8));
		assertTrue(beginning.isPrefix());
		assertTrue(beginning.matches(Files.writeString(folder.resolve("abc"), "abc")));
		assertFalse(beginning.matches(Files.writeString(folder.resolve("abd"), "abd")));
		assertEquals("SHA-256 beginning with ba7816bf", beginning.toString());
		assertEquals("MD5 " + ABC_MD5, new Checksum(Checksum.Method.MD5, ABC_MD5).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0123abc", "0123abcx", "0123 abcd", "900150983cd24fb0d6963f7d28e17f720" })
	void whatIsNoSumIsRefused(final String hex) {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Checksum(Checksum.Method.MD5, hex)).getMessage()
			.contains("\"" + hex + "\" will not do"));
	}

	@Test
	void aFileThatCannotBeReadIsNamed() {
		final Path gone = folder.resolve("gone");
		assertTrue(assertThrows(IOException.class, () -> Checksum.of(Checksum.Method.MD5, gone)).getMessage().contains("\"" +
			gone + "\" cannot be read"));
	}
}
