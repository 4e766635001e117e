package fiji.plugin.neuralstyle.weights.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.download.FileServer;
import fiji.plugin.neuralstyle.weights.download.Watcher;
import fiji.plugin.neuralstyle.weights.format.BigClassifier;

/** Of a file with a large classifier, the convolutions alone are fetched. */
@Timeout(120)
class PartialInstallTest {

	private static final List<String> INSTALLED = List.of(".lock", "test.safetensors", "test.safetensors.sha256");
	private static final int BLOCK = 1 << 16;

	@TempDir
	private Path folder;

	private final Watcher watcher = new Watcher();

	private TestStore test(final byte[] content, final URI... mirrors) throws IOException {
		return new TestStore(folder).with(content, "\"neededBytes\": 112, \"size\": " + content.length, mirrors);
	}

	private void assertInstalls(final TestStore test) throws IOException {
		test.store().install(TestStore.NAME, watcher);
		assertEquals(INSTALLED, test.files());
		final NetworkWeights network = test.store().load(TestStore.NAME);
		assertEquals(1, network.convolutions().size());
		assertEquals(TestStore.NAME, network.name());
	}

	private static String header(final TestStore test) throws IOException {
		return new String(Files.readAllBytes(test.converted()), StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theClassifierIsNotFetchedAndTheFileSaysWhatCouldBeCompared(final boolean zipped) throws IOException {
		final byte[] content = BigClassifier.file(zipped);
		try (FileServer server = new FileServer(content)) {
			final TestStore test = test(content, server.address("net.pth"));
			assertInstalls(test);
			assertTrue(server.served() < 10 * BLOCK && server.served() < content.length / 6, () -> server.served() + " of " +
				content.length + " bytes: " + server.ranges());
			assertTrue(header(test).contains("the whole file's size, its structure and, where it is a zip, the CRC-32 of each part " +
				"that was fetched; only the parts with convolutions were, so the SHA-256 "), header(test));
			assertTrue(test.store().verify(TestStore.NAME).contains("as when it was installed"));
		}
	}

	@Test
	void aServerWithoutRangesGivesTheWholeFileWhichIsCompared() throws IOException {
		final byte[] content = BigClassifier.file(true);
		try (FileServer server = new FileServer(content).withoutRanges()) {
			final TestStore test = test(content, server.address("net.pth"));
			assertInstalls(test);
			assertTrue(watcher.messages().get(0).endsWith("it gives whole files only, so all of it is fetched."), watcher
				.messages()::toString);
			assertTrue(header(test).contains(" of the whole file\""));
		}
	}

	@Test
	void aDamagedPartIsFoundByItsSumAndTheRightFileIsFetched() throws IOException {
		final byte[] content = BigClassifier.file(true);
		final byte[] damaged = content.clone();
		final String name = "net/data/kernel";
		damaged[new String(content, StandardCharsets.ISO_8859_1).indexOf(name) + name.length() + 50] ^= 1;
		try (FileServer bad = new FileServer(damaged); FileServer good = new FileServer(content)) {
			assertInstalls(test(content, bad.address("net.pth"), good.address("net.pth")));
			assertTrue(watcher.messages().get(0).contains("its part \"data/kernel\" has not the CRC-32"), watcher
				.messages()::toString);
			assertTrue(good.served() < content.length / 6);
		}
	}

	@Test
	void aDamagedFileAloneIsRefused() throws IOException {
		final byte[] content = BigClassifier.file(true);
		final byte[] damaged = content.clone();
		final String name = "net/data.pkl";
		damaged[new String(content, StandardCharsets.ISO_8859_1).indexOf(name) + name.length() + 20] ^= 1;
		try (FileServer bad = new FileServer(damaged)) {
			final TestStore test = test(content, bad.address("net.pth"));
			final String message = assertThrows(IOException.class, () -> test.store().install(TestStore.NAME, watcher))
				.getMessage();
			assertTrue(message.contains("its file has not the SHA-256"), message);
			assertEquals(List.of(".lock"), test.files());
		}
	}

	@Test
	void aFileOfAnotherSizeIsNotReadInParts() throws IOException {
		final byte[] content = BigClassifier.file(true);
		try (FileServer other = new FileServer(BigClassifier.file(false)); FileServer good = new FileServer(content)) {
			assertInstalls(test(content, other.address("net.pth"), good.address("net.pth")));
			assertTrue(watcher.messages().get(0).contains("it has a file of "), watcher.messages()::toString);
			assertTrue(other.served() <= 1);
		}
	}

	@Test
	void aFileOfThisMachineIsReadAsAWhole() throws IOException {
		final byte[] content = BigClassifier.file(true);
		final Path shared = Files.write(folder.resolve("net.pth"), content);
		try (FileServer server = new FileServer(content)) {
			final TestStore test = test(content, shared.toUri(), server.address("net.pth"));
			assertInstalls(test);
			assertTrue(header(test).contains(" of the whole file\""));
			assertEquals(0, server.asked().size());
			test.store().remove(TestStore.NAME);
			Files.delete(shared);
			assertInstalls(test);
			assertTrue(server.served() < content.length / 6, "a mirror that is not there does not cost the whole file");
		}
	}

	@Test
	void whatBrokeOffInTheMiddleOfTheWholeFileIsGoneOnWith() throws IOException {
		final byte[] content = BigClassifier.file(true);
		try (FileServer server = new FileServer(content)) {
			final TestStore test = test(content, server.address("net.pth"));
			Files.createDirectories(test.own());
			Files.write(test.own().resolve(".test.part"), Arrays.copyOf(content, content.length - 100));
			assertInstalls(test);
			assertEquals(100, server.served());
			assertTrue(header(test).contains(" of the whole file\""));
		}
	}

	@Test
	void aTryWithoutANetworkDoesNotMakeTheNextOneFetchEverything() throws IOException {
		final byte[] content = BigClassifier.file(true);
		final TestStore test = test(content, URI.create("http://nowhere.invalid/net.pth"));
		assertThrows(IOException.class, () -> test.store().install(TestStore.NAME, watcher));
		assertEquals(List.of(".lock"), test.files());
		try (FileServer server = new FileServer(content)) {
			assertInstalls(test(content, server.address("net.pth")));
			assertTrue(server.served() < content.length / 6);
		}
	}

	@Test
	void cancelLeavesNothing() throws IOException {
		final byte[] content = BigClassifier.file(false);
		try (FileServer server = new FileServer(content)) {
			final TestStore test = test(content, server.address("net.pth"));
			assertThrows(CancellationException.class, () -> test.store().install(TestStore.NAME, new Watcher(now -> server.asked()
				.size() > 1)));
			assertEquals(List.of(".lock"), test.files());
			assertInstalls(test);
		}
	}

	@Test
	void tooLittleMemoryForThePartsDoesNotMakeItFetchEverything() throws IOException {
		final byte[] large = TestStore.large();
		try (FileServer server = new FileServer(large)) {
			final TestStore test = test(large, server.address("net.safetensors"));
			final String said = new String(test.otherProgram("-Xmx32m").start().getInputStream().readAllBytes(),
				StandardCharsets.UTF_8);
			assertTrue(said.startsWith("failed: ") && said.contains("needs more memory than Java may use"), said);
			assertEquals(List.of(".lock"), test.files());
			assertTrue(server.ranges().stream().noneMatch("all"::equals), server.ranges()::toString);
		}
	}
}
