package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import fiji.plugin.neuralstyle.Samples;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** The messages in the user guide's last table are those that the command gives. */
class TroubleshootingTest {

	private static final int PATIENCE_SECONDS = 60;
	/** In ImageJ's log, where RealImageJTest looks for it. */
	private static final String ON_CPU = "There is no device ... to be used: ... The run is on cpu instead.";
	private static final String WAITS = "... waits for another run to end";

	@TempDir
	private Path folder;

	private final CompletableFuture<String> waiting = new CompletableFuture<>();
	private ImageJSession session;

	@BeforeEach
	void openImages() {
		session = new ImageJSession();
		Samples.style(40, 44).show();
		Samples.content(48, 40).show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void everyMessageIsOneOfTheCommandsOwn() throws Exception {
		final ImagePlus small = Samples.content(20, 30);
		small.setTitle("small.png");
		small.show();
		final ByteProcessor labels = new ByteProcessor(48, 40);
		new ImagePlus("empty.tif", labels.duplicate()).show();
		new ImagePlus("tall.tif", Samples.content(40, 48).getProcessor()).show();
		labels.set(5, 5, 3);
		new ImagePlus("three.tif", labels).show();
		final Map<String, Map<String, Object>> causes = new HashMap<>(Map.of( //
			"Regions and styles do not match. The mask \"...\" has the regions ...", Map.of("mask", "three.tif", "maskStyles",
				"content.png"), //
			"The mask \"...\" is empty: no pixel of it is above 0", Map.of("mask", "empty.tif"), //
			"The mask \"...\" is ... pixels, which is another shape than that of the picture", Map.of("mask", "tall.tif"), //
			"Region ... is too small: at ...", Map.of("mask", "three.tif", "styleLayers", "relu5_1", "maskFeather", 0)));
		causes.putAll(Map.of( //
			"There is no content image \"...\"", Map.of("content", "nothing"), //
			"The image \"...\" is 20 x 30 pixels; both sides must be at least 32", Map.of("content", "small.png"), //
			// More than a machine without 60 GB has.
			"An image of ... needs about ... GB of memory", Map.of("size", 26_000), //
			"The network \"...\" is not installed", Map.of("network", "no-such-network"), //
			"The network \"...\" has no layer \"...\"", Map.of("styleLayers", "relu9_9"), //
			"The precision float16 is for GPUs", Map.of("precision", "float16", "device", "cpu"), //
			"The style weight is NaN; it must be a number of at least 0", Map.of("styleWeight", Double.NaN), //
			"The preset \"Last used\" is for the dialog alone", Map.of("preset", "Last used")));
		causes.put("Sharpening finishes a small picture at the content's own size, and the size ...", Map.of("sharpen", 5));
		for (final String message : messages()) {
			if (message.equals(WAITS) || message.equals(ON_CPU)) continue;
			assertTrue(causes.containsKey(message), "this test does not know how to cause: " + message);
			final String said = reason(causes.get(message));
			assertTrue(pattern(message).matcher(said).find(), "documented: " + message + "\nsaid: " + said);
		}
		assertEquals(causes.size() + 2, messages().size());
	}

	@Test
	void aRunThatWaitsForAnotherSaysSo() throws Exception {
		assertTrue(messages().contains(WAITS));
		session.context().service(EventService.class).subscribe(this);
		final Future<Module> run;
		try (Turn turn = Turn.await(() -> {}, () -> false)) {
			run = session.context().service(ModuleService.class).run(session.info(), true, inputs(Map.of()));
			assertTrue(pattern(WAITS).matcher(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).find());
		}
		run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	@EventHandler
	void onEvent(final StatusEvent event) {
		if (event.getStatusMessage() != null && event.getStatusMessage().contains("waits")) waiting.complete(event
			.getStatusMessage());
	}

	private String reason(final Map<String, Object> said) throws Exception {
		return ((StyleTransferCommand) session.run(inputs(said))).getCancelReason();
	}

	private Map<String, Object> inputs(final Map<String, Object> said) throws IOException {
		final Map<String, Object> inputs = new HashMap<>(Map.of("content", "content.png", "style", "style.png", "network", Samples
			.network(folder).toString(), "iterations", 1, "levels", 1));
		inputs.putAll(said);
		return inputs;
	}

	private static List<String> messages() throws IOException {
		final List<String> lines = Files.readAllLines(Path.of("docs", "user-guide.md"));
		return lines.subList(lines.indexOf("| message | what to do |") + 2, lines.size()).stream().takeWhile(line -> line
			.startsWith("|")).map(line -> line.split("\\|")[1].strip()).toList();
	}

	/** Dots stand for anything. */
	private static Pattern pattern(final String message) {
		return Pattern.compile(Pattern.quote(message).replace("...", "\\E.*\\Q"));
	}
}
