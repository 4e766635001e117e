package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.event.TaskEvent;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** Learning a network as programs and macros do it, from real pictures and without a display. */
class LearnNetworkCommandTest {

	@TempDir
	private Path folder;

	private Path pictures;
	private Path networks;
	private NetworksSession session;

	@BeforeEach
	void start() throws IOException {
		pictures = Files.createDirectory(folder.resolve("pictures"));
		networks = folder.resolve("networks");
		for (int i = 0; i < 4; i++) {
			final ImagePlus picture = i % 2 == 0 ? Samples.content(90 + i, 80) : Samples.style(80, 90 + i);
			picture.setTitle("picture" + i + ".png");
			Samples.file(picture, pictures);
		}
		session = new NetworksSession(LearnNetworkCommand.class, networks);
	}

	@AfterEach
	void stop() {
		session.close();
	}

	@Test
	void theNetworkIsFoundByItsNameAndItsFileSaysWhatItWasLearnedFrom() throws Exception {
		Files.writeString(pictures.resolve("bad.png"), "no picture");

		session.succeed(inputs(Map.of("crops", 12)));

		final NetworkWeights network = Networks.load("mine");
		assertEquals("mine", network.name());
		assertEquals(8, network.convolutions().get(0).outputs());
		final Path file = networks.resolve("mine.safetensors");
		final String header = new String(Files.readAllBytes(file), 0, 2000, StandardCharsets.ISO_8859_1);
		assertTrue(header.contains("\"seed\":\"5\""), header);
		assertTrue(header.contains("picture0.png\\npicture1.png\\npicture2.png\\npicture3.png\""), header);
		assertTrue(session.said().contains("is learned: " + file), session.said());
		assertTrue(session.said().contains("too small: " + pictures.resolve("bad.png")), session.said());
	}

	@Test
	void cancellingWritesNothing() throws Exception {
		final Stopper stopper = new Stopper();
		session.session().context().service(EventService.class).subscribe(stopper);

		session.assertCancelled(inputs(Map.of()));

		assertTrue(stopper.message.contains("learning"), stopper.message);
		try (var files = Files.list(networks)) {
			assertEquals(0, files.count());
		}
	}

	@Test
	void aNameThatIsTakenIsRefusedBeforeTheWork() throws Exception {
		final Path taken = Files.createDirectory(networks).resolve("mine.safetensors");
		Files.writeString(taken, "precious");

		session.assertRefused(inputs(Map.of()), taken.toString());

		assertEquals("precious", Files.readString(taken));
	}

	@ParameterizedTest
	@CsvSource({ "name, '', name", "name, vgg19, vgg19", "name, a/b, a/b", "folder, '', folder", "folder, /no/where, where",
		"widths, 'a,b', widths", "widths, '8,8', widths" })
	void whatWillNotDoIsOneSentence(final String input, final String value, final String named) throws Exception {
		session.assertRefused(inputs(Map.of(input, value)), named);
		assertFalse(Files.exists(networks.resolve("mine.safetensors")));
	}

	/** Something tiny; a test's own inputs replace these. */
	private Map<String, Object> inputs(final Map<String, Object> own) {
		final Map<String, Object> all = new HashMap<>(Map.of("folder", pictures.toString(), "name", "mine", "seed", 5L, "widths",
			"8, 8,8,8,8", "crops", 6, "cropSize", 64, "patches", 500));
		all.putAll(own);
		return all;
	}

	/** A user who stops the task while a layer is learned. */
	private static final class Stopper {

		private volatile String message = "";

		@EventHandler
		void changed(final TaskEvent event) {
			final String now = event.getTask().getStatusMessage();
			if (event.getTask().isCanceled() || now == null || !now.contains("learning")) return;
			message = now;
			event.getTask().cancel("enough");
		}
	}
}
