package fiji.plugin.neuralstyle.weights.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.FileServer;
import fiji.plugin.neuralstyle.weights.download.Sums;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo.State;

@Timeout(60)
class NetworkStoreTest {

	private static final URI NOWHERE = URI.create("http://nowhere.invalid/net.h5");

	@TempDir
	private Path folder;

	private TestStore offline() throws IOException {
		final TestStore test = new TestStore(folder).with(TestStore.hdf5(), NOWHERE);
		Files.createDirectories(test.own());
		return test;
	}

	/** With the network fetched from a file of this machine. */
	private TestStore installed() throws IOException {
		final Path original = Files.write(folder.resolve("original.h5"), TestStore.hdf5());
		final TestStore test = new TestStore(folder).with(TestStore.hdf5(), original.toUri());
		test.store().install(TestStore.NAME, DownloadListener.NONE);
		return test;
	}

	private static NetworkInfo info(final NetworkStore store, final String name) throws IOException {
		return store.list().stream().filter(info -> info.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void aNetworkThatIsNotThereSaysHowToGetItAndWhatWorksNow() throws IOException {
		final TestStore test = offline();
		final String message = assertThrows(IllegalArgumentException.class, () -> test.store().load(TestStore.NAME))
			.getMessage();
		assertEquals("The network \"test\" is not installed. To fetch it (0 MB), use Neural Style > Networks... or " +
			"\"stylize networks install test\". Without a network here, fetch " + NOWHERE +
			" elsewhere and put the file net.h5 into the folder \"" + test.own() +
			"\". The network \"built-in\" works now: --network built-in.", message);
		assertEquals("built-in", test.store().load("built-in").name());
	}

	@Test
	void installingWithoutANetworkSaysWhatToDo() throws IOException {
		final TestStore test = offline();
		final String message = assertThrows(IOException.class, () -> test.store().install(TestStore.NAME,
			DownloadListener.NONE)).getMessage();
		assertEquals("The network \"test\" could not be installed: " + NOWHERE +
			": its name is not known (no network?). Without a network here, fetch " + NOWHERE +
			" elsewhere and put the file net.h5 into the folder \"" + test.own() +
			"\". The network \"built-in\" works now: --network built-in.", message);
		assertEquals(List.of(".lock"), test.files());
	}

	@Test
	void theMakersFilePutIntoTheFolderByHandWorks() throws IOException {
		final TestStore test = offline();
		final Path original = Files.write(test.own().resolve("net.h5"), TestStore.hdf5());
		final NetworkStore store = test.store();
		assertTrue(store.isInstalled(TestStore.NAME));
		assertEquals(Optional.of(original), info(store, TestStore.NAME).file());
		assertEquals(TestStore.NAME, store.load(TestStore.NAME).name());
		assertEquals(original + " is whole: it has the SHA-256 " + Sums.sha256(TestStore.hdf5()) +
			" that the catalogue wants. It holds a VGG19 network.", store.verify(TestStore.NAME));
		assertEquals(test.converted(), store.install(TestStore.NAME, DownloadListener.NONE));
		assertTrue(Files.exists(original));
		store.remove(TestStore.NAME);
		assertEquals(List.of(".lock"), test.files());
		assertFalse(store.isInstalled(TestStore.NAME));
	}

	@Test
	void anotherFileUnderTheMakersNameIsRefused() throws IOException {
		final TestStore test = offline();
		final Path original = Files.write(test.own().resolve("net.h5"), Sums.noise(1, 1000));
		for (final String message : List.of(assertThrows(IOException.class, () -> test.store().load(TestStore.NAME))
			.getMessage(), assertThrows(IOException.class, () -> test.store().verify(TestStore.NAME)).getMessage(),
			assertThrows(IOException.class, () -> test.store().install(TestStore.NAME, DownloadListener.NONE)).getMessage()))
		{
			assertEquals("The file \"" + original + "\" is not that of the network \"test\": it has not the SHA-256 " + Sums
				.sha256(TestStore.hdf5()) + ". Fetch it again.", message);
		}
		assertEquals(List.of(".lock", "net.h5"), test.files());
	}

	@Test
	void theListShowsWhatIsThereAndWhatIsToBeHad() throws IOException {
		final TestStore test = offline();
		Files.move(Samples.network(folder), test.own().resolve("mine.safetensors"));
		Files.createFile(test.own().resolve(".hidden.safetensors"));
		Files.createDirectory(test.own().resolve("folder.safetensors"));
		final List<NetworkInfo> list = test.store().list();
		assertEquals(List.of("built-in", "vgg19", "vgg16", "vgg19-torchvision", "vgg16-torchvision", "vgg19-caffe", "test",
			"mine"), list.stream().map(NetworkInfo::name).toList());
		assertEquals(List.of(State.BUILT_IN, State.NOT_INSTALLED, State.INSTALLED), List.of(list.get(0).state(), list.get(1)
			.state(), list.get(7).state()));
		assertEquals(OptionalLong.of(80134624), list.get(1).downloadBytes());
		assertTrue(list.get(0).isUsable() && !list.get(1).isUsable() && list.get(7).isUsable());
		assertEquals("formula", test.store().load("mine").name());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 8, 500, 2000, -1 })
	void aDamagedNetworkIsFound(final int place) throws IOException {
		final TestStore test = installed();
		final byte[] bytes = Files.readAllBytes(test.converted());
		bytes[place < 0 ? bytes.length - 1 : place] ^= 1;
		Files.write(test.converted(), bytes);
		assertEquals("The network file \"" + test.converted() + "\" is damaged: its SHA-256 is no longer what it was when it was " +
			"installed. Remove it and install it again.", assertThrows(IOException.class, () -> test.store().verify(
				TestStore.NAME)).getMessage());
		test.store().remove(TestStore.NAME);
		test.store().install(TestStore.NAME, DownloadListener.NONE);
		assertTrue(test.store().verify(TestStore.NAME).contains("as when it was installed"));
	}

	@Test
	void aNetworkThatEndsEarlySaysThatItCanBeInstalledAgain() throws IOException {
		final TestStore test = installed();
		Files.write(test.converted(), new byte[] { 1, 2, 3 }, StandardOpenOption.TRUNCATE_EXISTING);
		final String message = assertThrows(IOException.class, () -> test.store().load(TestStore.NAME)).getMessage();
		assertTrue(message.contains(test.converted().toString()) && message.endsWith("remove it and install it again."), message);
	}

	@Test
	void aDamagedSumCountsAsDamage() throws IOException {
		final TestStore test = installed();
		Files.write(test.own().resolve("test.safetensors.sha256"), new byte[] { -1, -2 });
		assertTrue(assertThrows(IOException.class, () -> test.store().verify(TestStore.NAME)).getMessage().contains(
			"is damaged"));
	}

	@Test
	void aNetworkWithoutASumIsReadAndItsSumSaid() throws IOException {
		final TestStore test = offline();
		final Path mine = test.own().resolve("mine.safetensors");
		Files.move(Samples.network(folder), mine);
		final String said = test.store().verify("mine");
		assertTrue(said.contains("there is no sum beside it") && said.contains(Sums.sha256(Files.readAllBytes(mine))), said);
	}

	@Test
	void theSumIsInTheFormOfSha256sum() throws IOException {
		final TestStore test = installed();
		assertEquals(Sums.sha256(Files.readAllBytes(test.converted())) + "  test.safetensors\n", Files.readString(test.own()
			.resolve("test.safetensors.sha256")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "vgg19", "unknown", "../test", "no\0name", "" })
	void whatIsNotThereCanBeNeitherVerifiedNorRemoved(final String name) throws IOException {
		final NetworkStore store = offline().store();
		assertEquals("The network \"" + name + "\" is not installed, so it cannot be verified.", assertThrows(
			IllegalArgumentException.class, () -> store.verify(name)).getMessage());
		assertEquals("The network \"" + name + "\" is not installed, so it cannot be removed.", assertThrows(
			IllegalArgumentException.class, () -> store.remove(name)).getMessage());
	}

	@Test
	void theBuiltInNetworkCannotBeRemoved() throws IOException {
		assertEquals("The network \"built-in\" is in the program itself and cannot be removed.", assertThrows(
			IllegalArgumentException.class, () -> offline().store().remove("built-in")).getMessage());
	}

	@Test
	void whatABrokenDownloadLeftCanBeRemoved() throws IOException {
		final TestStore test = offline();
		Files.write(test.own().resolve(".test.part"), new byte[10]);
		Files.write(test.own().resolve(".test.safetensors.new"), new byte[10]);
		test.store().remove(TestStore.NAME);
		assertEquals(List.of(".lock"), test.files());
	}

	@Test
	void nothingIsRemovedWhileAnotherProgramInstalls() throws IOException {
		final TestStore test = installed();
		try (InstallLock lock = InstallLock.take(test.own(), DownloadListener.NONE)) {
			assertTrue(assertThrows(IOException.class, () -> test.store().remove(TestStore.NAME)).getMessage().startsWith(
				"Another program is installing"));
		}
		assertTrue(test.store().isInstalled(TestStore.NAME));
		test.store().remove(TestStore.NAME);
	}

	@Test
	void sharedFoldersAreReadAndNeverWrittenTo() throws IOException {
		final TestStore test = installed();
		final Path shared = test.own();
		final boolean isReadOnly = shared.toFile().setWritable(false);
		final TestStore user = new TestStore(Files.createDirectory(folder.resolve("user"))).with(TestStore.hdf5(), NOWHERE);
		final NetworkStore store = user.store(List.of(shared));
		final Path file = shared.resolve("test.safetensors");
		assertEquals(file, info(store, TestStore.NAME).file().orElseThrow());
		assertEquals(TestStore.NAME, store.load(TestStore.NAME).name());
		assertTrue(store.verify(TestStore.NAME).contains("as when it was installed"));
		assertEquals(file, store.install(TestStore.NAME, DownloadListener.NONE), "it is there already");
		assertEquals("The network \"test\" is in \"" + shared + "\", which this program only reads. Ask whoever keeps that folder.",
			assertThrows(IllegalArgumentException.class, () -> store.remove(TestStore.NAME)).getMessage());
		assertTrue(Files.exists(file));
		assertEquals(List.of(), user.files());
		assertTrue(isReadOnly && shared.toFile().setWritable(true));
	}

	@Test
	void theOwnFolderComesBeforeSharedOnes() throws IOException {
		final TestStore test = installed();
		final Path shared = Files.createDirectory(folder.resolve("shared"));
		Files.copy(test.converted(), shared.resolve("test.safetensors"));
		assertEquals(Optional.of(test.converted()), test.store(List.of(shared)).find(TestStore.NAME));
		test.store(List.of(shared)).remove(TestStore.NAME);
		assertEquals(Optional.of(shared.resolve("test.safetensors")), test.store(List.of(shared)).find(TestStore.NAME));
	}

	@Test
	void aSharedFolderThatIsNotMountedDoesNoHarm() throws IOException {
		final TestStore test = installed();
		final NetworkStore store = test.store(List.of(folder.resolve("not mounted")));
		assertTrue(info(store, TestStore.NAME).isUsable());
		assertEquals(TestStore.NAME, store.load(TestStore.NAME).name());
	}

	@Test
	void aFolderThatMayNotBeReadIsNamed() throws IOException {
		final Path secret = Files.createDirectory(folder.resolve("secret"));
		Assumptions.assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "root may read anything");
		final NetworkStore store = offline().store(List.of(secret));
		assertTrue(assertThrows(IOException.class, store::list).getMessage().startsWith("The folder for networks \"" + secret +
			"\" cannot be read."));
	}

	@Test
	void usersCataloguesLieInFoldersOrAreNamedByAVariableOrByTheCaller() throws IOException {
		final Path shared = Files.createDirectory(folder.resolve("shared"));
		final Path named = Files.createDirectory(folder.resolve("named"));
		final byte[] content = TestStore.hdf5();
		try (FileServer server = new FileServer(content)) {
			final Path inFolder = new TestStore(shared).with(content, server.address("net.h5")).catalogue();
			Files.move(inFolder, shared.resolve("catalogue.json"));
			Files.writeString(named.resolve("a.json"), "{\"networks\": [{\"name\": \"vgg19\", \"mirrors\": [\"mirror.h5\"]}]}");
			Files.writeString(named.resolve("b.json"), "{\"networks\": [{\"name\": \"test\", \"mirrors\": [\"http://first.invalid/net.h5\"]}]}");
			final Surroundings surroundings = new Surroundings(Map.of(NetworkFolders.VARIABLE, folder.resolve("networks")
				.toString(), NetworkFolders.SHARED_VARIABLE, shared.toString(), NetworkStore.CATALOGUE_VARIABLE, named.resolve(
					"a.json").toString()), Map.of());
			final NetworkStore store = NetworkStore.of(surroundings, NetworkFolders.of(surroundings), Optional.of(named.resolve(
				"b.json")));
			assertEquals(named.resolve("mirror.h5").toUri(), store.catalogue().find("vgg19").orElseThrow().file().orElseThrow()
				.mirrors().get(0));
			assertEquals(List.of(URI.create("http://first.invalid/net.h5"), server.address("net.h5")), store.catalogue().find(
				TestStore.NAME).orElseThrow().file().orElseThrow().mirrors());
			assertEquals(folder.resolve("networks/test.safetensors"), store.install(TestStore.NAME, DownloadListener.NONE));
		}
	}

	@Test
	void aCatalogueThatIsNotThereIsNamed() {
		final Surroundings gone = new Surroundings(Map.of(NetworkStore.CATALOGUE_VARIABLE, folder.resolve("gone.json")
			.toString(), NetworkFolders.VARIABLE, folder.toString()), Map.of());
		assertTrue(assertThrows(IOException.class, () -> NetworkStore.of(gone, NetworkFolders.of(gone), Optional.empty()))
			.getMessage().contains("gone.json\" does not exist"));
	}

	@Test
	void aNetworkOfOnesOwnIsKeptWithItsSumAndReplacesNone() throws IOException {
		final TestStore test = installed();
		final NetworkWeights some = test.store().load(TestStore.NAME);
		final NetworkWeights mine = new NetworkWeights("mine", "", some.topology(), some.convolutions(), some.padding(), some
			.pooling());

		final Path file = test.store().add(mine, Map.of("learned", "by heart"));

		assertEquals(test.own().resolve("mine.safetensors"), file);
		assertEquals("mine", test.store().load("mine").name());
		assertTrue(test.store().verify("mine").contains("as when it was installed"));
		final byte[] before = Files.readAllBytes(file);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> test.store().add(mine, Map.of())).getMessage().startsWith(
			"There is a network \"mine\" already"));
		assertArrayEquals(before, Files.readAllBytes(file));
	}

	@Test
	void aNewNetworkGetsANameOfItsOwn() throws IOException {
		final TestStore test = offline();
		test.store().checkNew("mine");
		for (final String name : List.of("vgg19", "test", "built-in", "a/b", "x.pth")) {
			assertTrue(assertThrows(IllegalArgumentException.class, () -> test.store().checkNew(name)).getMessage().startsWith(
				"\"" + name + "\" "), name);
		}
	}
}
