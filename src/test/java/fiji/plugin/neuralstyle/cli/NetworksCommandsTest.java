package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.NetworkServer;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code stylize networks} with real folders and a server on this machine. */
class NetworksCommandsTest {

	private static final String NAME = NetworkServer.NAME;

	@TempDir
	private Path folder;

	private Path networks;
	private NetworkServer server;

	@BeforeEach
	void start() throws IOException {
		networks = folder.resolve("networks");
		server = new NetworkServer(Files.createDirectory(folder.resolve("server")));
	}

	@AfterEach
	void stop() {
		server.close();
		System.clearProperty(NetworkFolders.PROPERTY);
	}

	@Test
	void listNamesTheProgramsNetworksTheCataloguesAndOnesOwn() throws IOException {
		Files.createDirectory(networks);
		Files.move(Samples.network(folder), networks.resolve("mine.safetensors"));

		final Outcome outcome = run("list");

		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.out().lines().anyMatch(line -> line.matches("built-in +built in")), outcome.out());
		assertTrue(outcome.out().lines().anyMatch(line -> line.matches("vgg19 +not installed +80\\.1 MB to fetch")), outcome
			.out());
		assertTrue(outcome.out().lines().anyMatch(line -> line.matches(NAME + " +not installed +0\\.\\d MB to fetch")), outcome
			.out());
		assertTrue(outcome.out().contains("\n    Very small.\n"), outcome.out());
		assertTrue(outcome.out().lines().anyMatch(line -> line.matches("mine +installed +0\\.\\d MB +.*mine\\.safetensors")),
			outcome.out());
		assertTrue(outcome.err().contains(networks.toString()), outcome.err());
	}

	@Test
	void installedVerifiedUsedAndRemovedByItsName() throws IOException {
		final Outcome installed = run("install", NAME);

		assertEquals(0, installed.code(), installed.err());
		assertEquals("", installed.out());
		final Path file = networks.resolve(NAME + ".safetensors");
		assertTrue(installed.err().contains("100 %") && installed.err().contains(file.toString()), installed.err());
		assertTrue(installed.err().contains("Licence: " + NetworkServer.LICENCE), installed.err());
		assertTrue(installed.err().contains("To cite: " + NetworkServer.CITATION), installed.err());
		assertTrue(run("list").out().lines().anyMatch(line -> line.matches(NAME + " +installed .*\\Q" + file + "\\E")));

		final Outcome verified = run("verify", NAME);
		assertEquals(0, verified.code(), verified.err());
		assertTrue(verified.out().contains("is whole"), verified.out());
		assertEquals("", verified.err());

		final Path picture = Samples.file(Samples.content(48, 40), folder);
		final Path result = folder.resolve("result.png");
		System.clearProperty(NetworkFolders.PROPERTY);
		final Outcome used = Outcome.of(new Stylize(() -> false), List.of("-c", picture.toString(), "-s", picture.toString(),
			"-o", result.toString(), "--network", NAME, "--networks-folder", networks.toString(), "--iterations", "1"));
		assertEquals(0, used.code(), used.err());
		assertEquals(NAME, ResultImage.info(ImageFiles.read(result)).get("networkName"));

		assertEquals(0, run("remove", NAME).code());
		assertFalse(Files.exists(file));
		run("remove", NAME).assertSentence(1, NAME);
		run("verify", NAME).assertSentence(1, NAME);
	}

	@Test
	void aQuietInstallSaysNothing() {
		final Outcome outcome = run("install", NAME, "--quiet");

		assertEquals(new Outcome(0, "", ""), outcome);
	}

	@Test
	void cancellingIs130AndTheSameCommandGoesOn() throws IOException {
		server.stallOnce();
		final File part = networks.resolve("." + NAME + ".part").toFile();

		final Outcome cancelled = run(() -> part.length() > 0, "install", NAME);

		assertEquals(130, cancelled.code(), cancelled.err());
		assertTrue(cancelled.err().contains("cancelled") && cancelled.err().contains("goes on"), cancelled.err());
		final long here = part.length();
		assertTrue(here > 0, "something should have been kept");
		assertTrue(run("list").out().lines().anyMatch(line -> line.startsWith(NAME) && line.contains("not installed")));

		final Outcome outcome = run("install", NAME);

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(List.of("", "bytes=" + here + "-"), server.ranges());
		assertFalse(part.exists());
	}

	@Test
	void aDamagedNetworkIsOneSentence() throws IOException {
		run("install", NAME);
		final Path file = networks.resolve(NAME + ".safetensors");
		final byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length - 9] ^= 1;
		Files.write(file, bytes);

		run("verify", NAME).assertSentence(1, file.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "install nobodys", "install ../up", "verify nobodys", "verify built-in", "remove nobodys",
		"remove built-in" })
	void aNameThatWillNotDoIsOneSentence(final String arguments) {
		final String[] words = arguments.split(" ");

		run(words).assertSentence(1, "\"" + words[1] + "\"");
	}

	@Test
	void theBuiltInNetworkNeedsNoInstalling() {
		run("install", "built-in").assertSentence(1, "comes with the program");
	}

	@Test
	void aServerThatHasItNotIsOneSentenceWithTheWayOut() throws IOException {
		Files.writeString(server.catalogue(), Files.readString(server.catalogue()).replace("/files/", "/gone/"));

		final Outcome outcome = run("install", NAME, "--quiet");

		outcome.assertSentence(1, "404");
		assertTrue(outcome.err().contains(networks.toString()), outcome.err());
	}

	@Test
	void aWrongCatalogueIsOneSentence() throws IOException {
		Files.writeString(server.catalogue(), "[]");
		run("list").assertSentence(1, server.catalogue().toString());
		Files.delete(server.catalogue());
		run("list").assertSentence(1, server.catalogue().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "install", "verify", "remove", "list vgg19", "install a b", "nonsense", "list --nonsense" })
	void wrongUsageIsTwo(final String arguments) {
		final Outcome outcome = Outcome.of(new NetworksCommands(() -> false), arguments.isEmpty() ? List.of() : List.of(
			arguments.split(" ")));

		assertEquals(2, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().startsWith("Error: "), outcome.err());
	}

	@Test
	void helpExplainsEveryFlag() {
		for (final CommandLine command : Main.commandLine(new NetworksCommands(() -> false)).getSubcommands().values()) {
			final String help = command.getUsageMessage();
			for (final OptionSpec option : command.getCommandSpec().options()) {
				assertTrue(help.contains(option.longestName()), option.longestName());
				assertTrue(option.description().length > 0, option.longestName());
			}
		}
	}

	@Test
	void theyAreSubcommandsOfStylize() {
		assertTrue(Main.stylize(() -> false).getSubcommands().containsKey("networks"));
	}

	private Outcome run(final String... arguments) {
		return run(() -> false, arguments);
	}

	private Outcome run(final BooleanSupplier cancelled, final String... arguments) {
		final List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--networks-folder", networks.toString(), "--catalogue", server.catalogue().toString()));
		return Outcome.of(new NetworksCommands(cancelled), all);
	}
}
