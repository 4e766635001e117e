package fiji.plugin.neuralstyle.weights.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.download.DiskException;
import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.FileServer;
import fiji.plugin.neuralstyle.weights.download.SmallDisk;
import fiji.plugin.neuralstyle.weights.download.Sums;
import fiji.plugin.neuralstyle.weights.download.Watcher;
import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/** A network is installed as a whole or not at all, whatever happens meanwhile. */
@Timeout(120)
class InstallTest {

	private static final List<String> INSTALLED = List.of(".lock", "test.safetensors", "test.safetensors.sha256");

	@TempDir
	private Path folder;

	private final Watcher watcher = new Watcher();

	private TestStore test(final FileServer... servers) throws IOException {
		final URI[] mirrors = List.of(servers).stream().map(server -> server.address("net.h5")).toArray(URI[]::new);
		return new TestStore(folder).with(TestStore.hdf5(), mirrors);
	}

	private void assertInstalls(final TestStore test) throws IOException {
		assertEquals(test.converted(), test.store().install(TestStore.NAME, watcher));
		assertWhole(test);
	}

	private static void assertWhole(final TestStore test) throws IOException {
		assertEquals(INSTALLED, test.files());
		assertTrue(test.store().verify(TestStore.NAME).contains("as when it was installed"));
	}

	private String failure(final TestStore test) {
		return assertThrows(IOException.class, () -> test.store().install(TestStore.NAME, watcher)).getMessage();
	}

	private static JsonObject metadata(final Path safetensors) throws IOException {
		final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(safetensors)).order(ByteOrder.LITTLE_ENDIAN);
		final String header = new String(file.array(), 8, (int) file.getLong(), StandardCharsets.UTF_8);
		return JsonParser.parseString(header).getAsJsonObject().getAsJsonObject("__metadata__");
	}

	@Test
	void aNetworkIsFetchedConvertedAndLoadedAgain() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5())) {
			final TestStore test = test(server);
			assertInstalls(test);
			final NetworkWeights original = WeightsFiles.read("net.h5", TestStore.hdf5());
			final NetworkWeights loaded = test.store().load(TestStore.NAME);
			assertEquals(TestStore.NAME, loaded.name());
			assertEquals(original.topology(), loaded.topology());
			assertEquals(original.inputMean(), loaded.inputMean());
			assertEquals(original.convolutions().size(), loaded.convolutions().size());
			for (int i = 0; i < original.convolutions().size(); i++) {
				final float[] expected = original.convolutions().get(i).kernel();
				final float[] kernel = loaded.convolutions().get(i).kernel();
				for (int k = 0; k < expected.length; k++) {
					assertEquals(expected[k], kernel[k], 1e-6 + Math.abs(expected[k]) / 1024, "convolution " + i + " at " + k);
				}
			}
			assertTrue(watcher.progress().get(watcher.progress().size() - 1).bytes() == TestStore.hdf5().length);
		}
	}

	@Test
	void theFileSaysWhereItComesFromAndWhatWasCompared() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5())) {
			final TestStore test = test(server);
			assertInstalls(test);
			final JsonObject metadata = metadata(test.converted());
			assertEquals(server.address("net.h5").toString(), metadata.get("source").getAsString());
			assertEquals("SHA-256 " + Sums.sha256(TestStore.hdf5()) + " of the whole file", metadata.get("verified")
				.getAsString());
			assertEquals("For tests.", metadata.get("description").getAsString());
			assertEquals("CC0-1.0", metadata.get("licence").getAsString());
			assertEquals("Nobody", metadata.get("citation").getAsString());
			assertTrue(metadata.get("software").getAsString().startsWith("Neural Style Transfer "));
		}
	}

	@Test
	void theSameFileGivesTheSameBytes() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5())) {
			final TestStore test = test(server);
			assertInstalls(test);
			final byte[] first = Files.readAllBytes(test.converted());
			test.store().remove(TestStore.NAME);
			assertEquals(List.of(".lock"), test.files());
			assertInstalls(test);
			assertArrayEquals(first, Files.readAllBytes(test.converted()));
		}
	}

	@Test
	void anInstalledNetworkIsNotFetchedAgain() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5())) {
			final TestStore test = test(server);
			assertInstalls(test);
			assertInstalls(test);
			assertEquals(1, server.asked().size());
		}
	}

	@Test
	void aServerThatBreaksOffCostsNothingTheNextTime() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5()).breakingOffAfter(5000)) {
			final TestStore test = test(server);
			final String message = failure(test);
			assertTrue(message.startsWith("The network \"test\" could not be installed: " + server.address("net.h5") + ": "),
				message);
			assertTrue(message.contains("put the file net.h5 into the folder \"" + test.own() + "\"") && message.contains(
				"\"built-in\" works now"), message);
			assertEquals(List.of(".lock", ".test.part"), test.files());
			final long here = Files.size(test.own().resolve(".test.part"));
			server.healed();
			assertInstalls(test);
			assertEquals("bytes=" + here + "-", server.ranges().get(server.ranges().size() - 1));
		}
	}

	@Test
	void wrongBytesLeaveNothing() throws IOException {
		try (FileServer wrong = new FileServer(Sums.noise(1, TestStore.hdf5().length)); FileServer right = new FileServer(
			TestStore.hdf5()))
		{
			assertTrue(failure(test(wrong)).contains("its file has not the SHA-256 "));
			assertEquals(List.of(".lock"), test().files());
			assertInstalls(test(wrong, right));
		}
	}

	@Test
	void aServerThatStallsIsLeftForTheNext() throws IOException {
		try (FileServer stalling = new FileServer(TestStore.hdf5()).stallingAfter(100);
				FileServer good = new FileServer(TestStore.hdf5()))
		{
			assertInstalls(test(stalling, good));
			assertTrue(watcher.messages().get(0).startsWith(stalling.address("net.h5") + ": nothing came for"));
		}
	}

	@Test
	void cancelKeepsWhatIsHere() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5()).stallingAfter(20_000)) {
			final TestStore test = test(server);
			final Path part = test.own().resolve(".test.part");
			assertThrows(CancellationException.class, () -> test.store().install(TestStore.NAME, new Watcher(now -> part.toFile()
				.length() > 0)));
			assertEquals(List.of(".lock", ".test.part"), test.files());
			server.healed();
			assertInstalls(test);
			assertTrue(server.ranges().get(1).matches("bytes=[1-9]\\d*-"));
		}
	}

	@Test
	void aFileThatIsNoNetworkIsNotKept() throws IOException {
		final byte[] noNetwork = Sums.noise(2, 5000);
		try (FileServer server = new FileServer(noNetwork)) {
			final TestStore test = new TestStore(folder).with(noNetwork, server.address("net.h5"));
			final String message = failure(test);
			assertTrue(message.startsWith("The network \"test\" could not be installed, as its file is not one that is understood."),
				message);
			assertEquals(List.of(".lock"), test.files());
		}
	}

	@Test
	void aWeightThatCannotBeStoredLeavesNothing() throws IOException {
		final float[] kernel = new float[27];
		kernel[5] = 1e6f;
		final byte[] huge = TestStore.safetensors(new Convolution(3, 1, kernel, new float[1]));
		try (FileServer server = new FileServer(huge)) {
			final TestStore test = new TestStore(folder).with(huge, server.address("net.safetensors"));
			final String message = failure(test);
			assertTrue(message.startsWith("The network \"test\" cannot be stored: ") && message.contains("1000000"), message);
			assertEquals(List.of(".lock"), test.files());
		}
	}

	@Test
	void tooLittleMemoryCostsNothingTheNextTime() throws Exception {
		final byte[] large = TestStore.large();
		try (FileServer server = new FileServer(large)) {
			final TestStore test = new TestStore(folder).with(large, server.address("net.safetensors"));
			final Process small = test.otherProgram("-Xmx32m").start();
			final String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertTrue(said.startsWith("failed: ") && said.contains("needs more memory than Java may use"), said);
			assertEquals(List.of(".lock", ".test.part"), test.files());
			assertInstalls(test);
			assertEquals(1, server.asked().size());
		}
	}

	@Test
	void aDiskWithTooLittleRoomIsSaidBeforeAnythingIsFetched() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48 << 10); FileServer server = new FileServer(TestStore
			.hdf5()))
		{
			final TestStore test = new TestStore(disk.folder()).with(TestStore.hdf5(), server.address("net.h5"));
			final Path filling = disk.fill(20_000_000);
			final String message = assertThrows(DiskException.class, () -> test.store().install(TestStore.NAME, watcher))
				.getMessage();
			assertTrue(message.matches("The folder \".*\" has room for (19|20) MB, but 42 MB are needed\\. Make room.*"), message);
			assertEquals(0, server.asked().size());
			assertEquals(List.of(".lock"), test.files());
			Files.delete(filling);
			assertInstalls(test);
		}
	}

	@Test
	void aDiskThatFillsUpMeanwhileLeavesNoBrokenNetwork() throws Exception {
		final byte[] content = TestStore.hdf5();
		// Room for half of the download; for the download, but not for the network.
		for (final int left : new int[] { content.length / 2, content.length + 6000 }) {
			try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48 << 10); FileServer server = new FileServer(content)
				.sending((out, part) -> {
					disk.fill(left);
					out.write(part);
				}))
			{
				final TestStore test = new TestStore(disk.folder()).with(content, server.address("net.h5"), server.address(
					"mirror.h5"));
				final String message = assertThrows(DiskException.class, () -> test.store().install(TestStore.NAME, watcher))
					.getMessage();
				assertTrue(message.contains("cannot be written") && message.contains("Make room there"), message);
				assertEquals(List.of(".lock", ".test.part"), test.files());
				server.healed();
				Files.delete(disk.folder().resolve("filling"));
				assertInstalls(test);
			}
		}
	}

	@Test
	void whatAKilledProgramLeftIsOverwritten() throws IOException {
		try (FileServer server = new FileServer(TestStore.hdf5())) {
			final TestStore test = test(server);
			Files.createDirectories(test.own());
			Files.write(test.own().resolve(".test.safetensors.new"), Sums.noise(1, 100_000));
			Files.writeString(test.own().resolve("test.safetensors.sha256"), "0123  test.safetensors\n");
			Files.createFile(test.own().resolve(".test.part"));
			assertInstalls(test);
		}
	}

	@Test
	void threadsThatWantTheSameFetchItOnce() throws Exception {
		try (FileServer server = new FileServer(TestStore.hdf5()).trickling(1000, 50)) {
			final TestStore test = test(server);
			final ExecutorService threads = Executors.newFixedThreadPool(3);
			try {
				final List<Future<Path>> all = List.of(threads.submit(() -> test.store().install(TestStore.NAME, watcher)), threads
					.submit(() -> test.store().install(TestStore.NAME, watcher)), threads.submit(() -> test.store().install(
						TestStore.NAME, watcher)));
				for (final Future<Path> one : all) {
					assertEquals(test.converted(), one.get());
				}
			}
			finally {
				threads.shutdownNow();
			}
			assertEquals(1, server.asked().size());
			assertEquals(2, watcher.messages().stream().filter(message -> message.startsWith("Another program is installing"))
				.count(), watcher.messages()::toString);
			assertWhole(test);
		}
	}

	@Test
	void programsThatWantTheSameFetchItOnce() throws Exception {
		try (FileServer server = new FileServer(TestStore.hdf5()).trickling(2000, 100)) {
			final TestStore test = test(server);
			final List<Process> programs = List.of(test.otherProgram().start(), test.otherProgram().start());
			for (final Process program : programs) {
				assertEquals("installed " + test.converted(), new String(program.getInputStream().readAllBytes(),
					StandardCharsets.UTF_8).strip());
			}
			assertEquals(1, server.asked().size());
			assertWhole(test);
		}
	}

	@Test
	void aProgramThatIsKilledLeavesTheFolderToOthersAndWhatItFetched() throws Exception {
		try (FileServer server = new FileServer(TestStore.hdf5()).stallingAfter(20_000)) {
			final TestStore test = test(server);
			final Process program = test.otherProgram().start();
			final Path part = test.own().resolve(".test.part");
			while (part.toFile().length() == 0) {
				assertTrue(program.isAlive());
				Thread.sleep(20);
			}
			program.destroyForcibly().waitFor();
			server.healed();
			assertInstalls(test);
			assertTrue(server.ranges().get(1).matches("bytes=[1-9]\\d*-"), server.ranges()::toString);
		}
	}

	@Test
	void onlyNetworksOfTheCatalogueCanBeInstalled() throws IOException {
		final NetworkStore store = new TestStore(folder).with(new byte[1], URI.create("http://127.0.0.1:1/net.h5")).store();
		for (final String name : List.of("unknown", "../test", "")) {
			final String message = assertThrows(IllegalArgumentException.class, () -> store.install(name,
				DownloadListener.NONE)).getMessage();
			assertEquals("There is no network \"" + name + "\" to install. There are vgg19, vgg16, vgg19-torchvision, " +
				"vgg16-torchvision, vgg19-caffe, test.", message);
		}
	}
}
