package fiji.plugin.neuralstyle.weights.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFileTest {

	private static final Checksum SUM = new Checksum(Checksum.Method.MD5, "0123abcd");

	private static RemoteFile file(final String... mirrors) {
		return new RemoteFile(Stream.of(mirrors).map(URI::create).toList(), OptionalLong.empty(), SUM);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http:/x.pth", "https:x.pth", "http:///x.pth", "ftp://host/x.pth", "x.pth", "/x.pth", "file:x.pth",
		"file:///x.pth?a=b", "http://host", "http://host/", "http://host/folder/", "http://host/..", "http://host/a%2F..",
		"http://host/a%00b", "http://host/a:b.pth", "http://host/a%5Cb.pth", "mailto:x@y", "jar:file:/a.jar!/x.pth" })
	void whatIsNoAddressOfAFileIsRefused(final String mirror) {
		final String message = assertThrows(IllegalArgumentException.class, () -> file("http://host/x.pth", mirror))
			.getMessage();
		assertTrue(message.startsWith("The address \"" + mirror + "\" will not do: it ") && message.endsWith("."), message);
	}

	@ParameterizedTest
	@CsvSource({ "http://host/x.pth,x.pth", "https://host:8/a/b/x%20y.h5,x y.h5", "http://host/get/x.pth?raw=true#top,x.pth",
		"http://host/a%2Fx.pth,x.pth", "http://[::1]/x,x" })
	void theFilesNameIsTheEndOfItsPath(final String mirror, final String name) {
		assertEquals(name, file(mirror).fileName());
	}

	@Test
	void theLastMirrorNamesTheFile() {
		assertEquals("b.pth", file("http://user/a.pth", "http://makers/b.pth").fileName());
	}

	@Test
	void aFileNeedsAnAddress() {
		assertThrows(IllegalArgumentException.class, () -> new RemoteFile(List.of(), OptionalLong.empty(), SUM));
	}
}
