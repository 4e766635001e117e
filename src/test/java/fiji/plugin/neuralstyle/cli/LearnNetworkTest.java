package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.VggFile;
import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import ij.ImagePlus;
import picocli.CommandLine.Model.OptionSpec;

class LearnNetworkTest {

	@TempDir
	private Path folder;

	private Path pictures;
	private Path output;

	@BeforeEach
	void writePictures() throws IOException {
		pictures = Files.createDirectory(folder.resolve("pictures"));
		output = folder.resolve("mine.safetensors");
		for (int i = 0; i < 10; i++) {
			final ImagePlus picture = i % 2 == 0 ? Samples.content(90 + i, 80) : Samples.style(80, 90 + i);
			picture.setTitle("picture" + i + ".png");
			Samples.file(picture, pictures);
		}
	}

	@AfterEach
	void forgetTheFolder() {
		System.clearProperty(NetworkFolders.PROPERTY);
	}

	@Test
	void learnsANetworkThatStylizeTakes() throws IOException {
		final Outcome outcome = learn(output);

		assertEquals(0, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertTrue(outcome.err().contains("mine.safetensors: "), outcome.err());
		final NetworkWeights network = VggFile.read(output);
		assertEquals("mine", network.name());
		assertEquals(8, network.convolutions().get(0).outputs());
		final Path content = Samples.file(Samples.content(48, 40), folder);
		final Path result = folder.resolve("result.png");
		assertEquals(0, Outcome.of(new Stylize(() -> false), List.of("-c", content.toString(), "-s", content.toString(), "-o",
			result.toString(), "--network", output.toString(), "--iterations", "2")).code());
	}

	@Test
	void aNameAloneKeepsItAmongTheInstalledOnesForUseByIt() throws IOException {
		final Outcome outcome = learnNamed("mine");

		assertEquals(0, outcome.code(), outcome.err());
		final Path file = folder.resolve("networks/mine.safetensors");
		assertTrue(outcome.err().contains(file + ": "), outcome.err());
		assertEquals("mine", VggFile.read(file).name());
		final Outcome verified = Outcome.of(new NetworksCommands(() -> false), List.of("verify", "mine", "--networks-folder",
			folder.resolve("networks").toString()));
		assertTrue(verified.out().contains("as when it was installed"), verified.toString());
		final Path content = Samples.file(Samples.content(48, 40), folder);
		assertEquals(0, Outcome.of(new Stylize(() -> false), List.of("-c", content.toString(), "-s", content.toString(), "-o",
			folder.resolve("result.png").toString(), "--network", "mine", "--networks-folder", folder.resolve("networks")
				.toString(), "--iterations", "1")).code());
	}

	@Test
	void aNameThatIsTakenOrWillNotDoIsSaidBeforeTheWork() throws IOException {
		final Path taken = Files.createDirectory(folder.resolve("networks")).resolve("mine.safetensors");
		Files.writeString(taken, "precious");

		learnNamed("mine").assertSentence(1, taken.toString());
		learnNamed("vgg19").assertSentence(1, "vgg19");
		learnNamed("built-in").assertSentence(1, "built-in");
		learnNamed("../up").assertSentence(1, "../up");
		assertEquals("precious", Files.readString(taken));
	}

	@Test
	void theFileSaysWhatItWasLearnedFrom() throws IOException {
		Files.createDirectory(pictures.resolve("deeper"));
		Files.move(pictures.resolve("picture9.png"), pictures.resolve("deeper/picture9.png"));
		Files.writeString(pictures.resolve("bad.png"), "no picture");

		// 30 pieces: three of each picture.
		assertEquals(0, learn(output, "--seed", "77", "--crops", "30").code());

		final JsonObject header = header(output);
		assertEquals("77", header.get("seed").getAsString());
		assertEquals("deeper/picture9.png,picture0.png,picture1.png,picture2.png,picture3.png,picture4.png,picture5.png," +
			"picture6.png,picture7.png,picture8.png", header.get("pictures").getAsString().replace('\n', ','));
		assertFalse(header.toString().contains(folder.toString()), "where the pictures are is nobody's business");
	}

	@Test
	void theSameCommandTwiceGivesTheSameBytes() throws IOException {
		assertEquals(0, learn(output, "--name", "twin").code());
		final Path second = folder.resolve("second.safetensors");
		assertEquals(0, learn(second, "--name", "twin").code());

		assertArrayEquals(Files.readAllBytes(output), Files.readAllBytes(second));
	}

	@Test
	void badFoldersOfPicturesAreOneSentence() throws IOException {
		final Path empty = Files.createDirectory(folder.resolve("empty"));

		from(folder.resolve("nowhere")).assertSentence(1, "nowhere");
		from(empty).assertSentence(1, "empty");
		from(pictures.resolve("picture0.png")).assertSentence(1, "picture0.png");
		assertFalse(Files.exists(output));
	}

	@Test
	void badOutputsAreSaidBeforeTheWork() throws IOException {
		final Path taken = Files.createDirectory(folder.resolve("taken.safetensors"));

		learn(folder.resolve("mine.bin")).assertSentence(1, ".safetensors");
		learn(folder.resolve("nowhere/mine.safetensors")).assertSentence(1, "nowhere");
		learn(taken).assertSentence(1, "is a folder");
	}

	@Test
	void aReadOnlyFolderIsSaidBeforeTheWork() {
		final Path readOnly = Path.of("/proc");
		assumeTrue(Files.isDirectory(readOnly), "only Linux has /proc, where nobody may write");

		learn(readOnly.resolve("mine.safetensors")).assertSentence(1, "/proc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--widths 8,8", "--widths 8,8,8,8,7", "--widths 8,8,8,8,0", "--patches 0" })
	void aBadSettingIsOneSentence(final String arguments) {
		final Outcome outcome = learn(output, arguments.split(" "));

		outcome.assertSentence(1, "");
		assertFalse(Files.exists(output));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--nonsense", "--widths wide", "--seed 1.5", "more words" })
	void wrongUsageIsTwo(final String arguments) {
		final Outcome outcome = learn(output, arguments.split(" "));

		assertEquals(2, outcome.code(), outcome.err());
		assertEquals("", outcome.out());
		assertFalse(outcome.err().contains("stylize"), outcome.err());
	}

	@Test
	void neitherNameNorOutputIsWrongUsage() {
		final Outcome outcome = Outcome.of(new LearnNetwork(() -> false), List.of("--pictures", pictures.toString()));

		assertEquals(2, outcome.code(), outcome.err());
		assertTrue(outcome.err().contains("--name NAME") && outcome.err().contains("--output FILE"), outcome.err());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 15 })
	void cancellingWritesNothing(final int questions) throws IOException {
		Files.writeString(output, "precious");
		final AtomicInteger asked = new AtomicInteger();

		final Outcome outcome = run(() -> asked.incrementAndGet() > questions, pictures, output);

		assertEquals(130, outcome.code(), outcome.err());
		assertTrue(outcome.err().contains("Nothing was written."), outcome.err());
		assertEquals("precious", Files.readString(output));
	}

	@Test
	void helpExplainsEveryFlag() {
		final String help = Outcome.of(new LearnNetwork(() -> false), List.of("--help")).out();

		for (final OptionSpec option : Main.commandLine(new LearnNetwork(() -> false)).getCommandSpec().options()) {
			assertTrue(help.contains(option.longestName()), option.longestName());
			assertTrue(option.description().length > 0, option.longestName());
		}
	}

	private Outcome learn(final Path file, final String... more) {
		return run(() -> false, pictures, file, more);
	}

	/** The metadata in a file's header: eight bytes of length, then JSON. */
	private static JsonObject header(final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		final byte[] json = new byte[(int) bytes.getLong()];
		bytes.get(json);
		return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject().getAsJsonObject(
			"__metadata__");
	}

	private Outcome learnNamed(final String name) {
		return Outcome.of(new LearnNetwork(() -> false), List.of("--pictures", pictures.toString(), "--name", name,
			"--networks-folder", folder.resolve("networks").toString(), "--crops", "6", "--crop-size", "64", "--patches", "500",
			"--widths", "8,8,8,8,8"));
	}

	private Outcome from(final Path source) {
		return run(() -> false, source, output);
	}

	/** Learns something tiny; a setting of the test's own replaces one here. */
	private static Outcome run(final BooleanSupplier cancelled, final Path source, final Path file,
		final String... more)
	{
		final List<String> said = List.of(more);
		final List<String> arguments = new ArrayList<>(List.of("--pictures", source.toString(), "--output", file.toString(),
			"--crop-size", "64"));
		if (!said.contains("--crops")) arguments.addAll(List.of("--crops", "6"));
		if (!said.contains("--widths")) arguments.addAll(List.of("--widths", "8,8,8,8,8"));
		if (!said.contains("--patches")) arguments.addAll(List.of("--patches", "500"));
		arguments.addAll(said);
		return Outcome.of(new LearnNetwork(cancelled), arguments);
	}
}
