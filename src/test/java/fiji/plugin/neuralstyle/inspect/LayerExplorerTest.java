package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;

class LayerExplorerTest {

	private static final ExplorerSettings SETTINGS = ExplorerSettings.parse("relu2_1, relu3_1", "1, 100, 1e4", 40, 3);

	@TempDir
	private Path folder;

	private final ImagePlus content = Samples.content(48, 40);
	private final ImagePlus style = Samples.style(40, 44);
	private String network;

	@BeforeEach
	void writeNetwork() throws IOException {
		network = Samples.network(folder).toString();
	}

	@Test
	void everyPictureIsThatOfARunWithItsLayerAndWeight() throws IOException {
		final ImagePlus stack = explore(SETTINGS, CountingWatcher.patient()).stack();

		int slice = 1;
		for (final double weight : new double[] { 1, 100, 10000 }) {
			for (final String layer : List.of("relu2_1", "relu3_1")) {
				final TransferSettings settings = TransferSettings.DEFAULTS.withContentLayers(LayerWeights.parse(layer))
					.withWeights(5, weight, 2).withPyramid(new PyramidSettings(40, 3, 2)).withStopping(new StoppingSettings(3, 0,
						0));
				final ImagePlus alone = new StyleTransferJob(content, style, Optional.empty(), network, settings).run(
					TransferListener.NONE).image();
				assertArrayEquals((int[]) alone.getProcessor().getPixels(), (int[]) stack.getStack().getPixels(slice++), layer +
					" " + weight);
			}
		}
		assertFalse(Arrays.equals((int[]) stack.getStack().getPixels(1), (int[]) stack.getStack().getPixels(6)));
	}

	@Test
	void theSheetHasAColumnForEachLayerAndARowForEachWeight() throws IOException {
		final Exploration exploration = explore(SETTINGS, CountingWatcher.patient());

		final ImagePlus sheet = exploration.sheet();

		assertEquals(List.of("relu2_1, style 1", "relu3_1, style 1", "relu2_1, style 100", "relu3_1, style 100",
			"relu2_1, style 10000", "relu3_1, style 10000"), labels(exploration));
		assertEquals(24, sheet.getBitDepth());
		for (int n = 0; n < 6; n++) {
			final Rectangle bounds = LabelledMontage.bounds(exploration.stack(), 2, n);
			final Exploration.Place place = exploration.at(bounds.x + 5, bounds.y + 7).orElseThrow();
			assertEquals(SETTINGS.cells().get(n), place.cell());
			assertEquals(exploration.stack().getStack().getProcessor(n + 1).get(5, 7), sheet.getProcessor().get(place.bounds().x +
				5, place.bounds().y + 7));
		}
		assertEquals("relu3_1", exploration.at(sheet.getWidth() - 9, 9).orElseThrow().cell().contentLayer());
		assertEquals(10000, exploration.at(9, sheet.getHeight() - 9).orElseThrow().cell().styleWeight());
		assertTrue(exploration.at(0, 0).isEmpty());
	}

	@Test
	void theInfoSaysAllThatMadeIt() throws IOException {
		final Map<String, String> info = ImageInfo.parse(explore(SETTINGS, CountingWatcher.patient()).sheet()
			.getInfoProperty());

		assertEquals("content.png", info.get("content"));
		assertEquals("style.png", info.get("style"));
		assertEquals(network, info.get("network"));
		assertEquals("relu2_1,relu3_1", info.get("contentLayers"));
		assertEquals("1,100,10000", info.get("styleWeights"));
		assertFalse(info.containsKey("styleWeight"));
		assertEquals("40", info.get("size"));
		assertEquals("3", info.get("iterations"));
		assertEquals("6 of 6", info.get("pictures"));
	}

	@Test
	void progressIsThatOfTheWhole() throws IOException {
		final CountingWatcher watcher = CountingWatcher.patient();

		explore(SETTINGS, watcher);

		assertEquals(6 * 3, watcher.last());
		assertEquals(6 * 3, watcher.all());
	}

	@Test
	void cancelledItKeepsThePicturesThatAreFinished() throws IOException {
		final Exploration whole = explore(SETTINGS, CountingWatcher.patient());

		// In the middle of the fourth.
		final Exploration part = explore(SETTINGS, new CountingWatcher(10));

		assertEquals(labels(whole).subList(0, 3), labels(part));
		for (int slice = 1; slice <= 3; slice++) {
			assertArrayEquals((int[]) whole.stack().getStack().getPixels(slice), (int[]) part.stack().getStack().getPixels(slice));
		}
		assertEquals("3 of 6", ImageInfo.parse(part.sheet().getInfoProperty()).get("pictures"));
		final Rectangle fourth = LabelledMontage.bounds(part.stack(), 2, 3);
		assertTrue(part.at(fourth.x + 5, fourth.y + 5).isEmpty());
		assertEquals(-1, part.sheet().getProcessor().get(fourth.x + 5, fourth.y + 5), "white where a picture is missing");
	}

	@Test
	void cancelledBeforeTheFirstPictureItGivesNone() {
		assertThrows(CancellationException.class, () -> explore(SETTINGS, new CountingWatcher(1)));
		assertThrows(CancellationException.class, () -> explore(SETTINGS, new CountingWatcher(0)));
	}

	@Test
	void aLayerThatTheNetworkLacksIsNamedBeforeAnythingIsComputed() {
		final CountingWatcher watcher = CountingWatcher.patient();

		final String message = assertThrows(IllegalArgumentException.class, () -> explore(ExplorerSettings.parse(
			"relu2_1,relu9_9", "1", 40, 3), watcher)).getMessage();

		assertTrue(message.contains("relu9_9") && message.contains("relu5_1"), message);
		assertEquals(0, watcher.last());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "' , '; 1; 40; 1; No content layer", "relu2_1; ' '; 40; 1; No style weight",
		"relu2_1,relu2_1; 1; 40; 1; twice", "relu2_1; 1,1.0; 40; 1; twice", "relu2_1; 1,much; 40; 1; \"much\" is not a number",
		"relu2_1; -1; 40; 1; style weight is -1", "relu2_1; 1,NaN; 40; 1; style weight", "relu2_1; 1; 31; 1; at least 32",
		"relu2_1; 1; 40; 0; iterations" })
	void valuesThatWillNotDoAreNamed(final String layers, final String weights, final int size, final int iterations,
		final String named)
	{
		final String message = assertThrows(IllegalArgumentException.class, () -> ExplorerSettings.parse(layers, weights,
			size, iterations)).getMessage();

		assertTrue(message.contains(named) && message.endsWith("."), message);
	}

	@Test
	void theTextsOfSettingsGiveTheSameSettings() {
		for (final ExplorerSettings settings : List.of(SETTINGS, ExplorerSettings.DEFAULTS, ExplorerSettings.parse("conv1_1",
			"0.001,1e9", 32, 1)))
		{
			assertEquals(settings, ExplorerSettings.parse(settings.layersText(), settings.weightsText(), settings.size(), settings
				.iterations()));
		}
		assertEquals("0.001,1000000000", ExplorerSettings.parse("conv1_1", "0.001,1e9", 32, 1).weightsText());
	}

	@Test
	void picturesTooLargeForJavaAreToldTheirSize() {
		final Size size = new Size(1000, 500);

		LayerExplorer.requireRoom(12, size, 48_000_000);
		final String message = assertThrows(IllegalArgumentException.class, () -> LayerExplorer.requireRoom(12, size,
			47_000_000)).getMessage();

		assertTrue(message.contains("12 pictures of 1000 x 500") && message.contains("48.0 MB") && message.contains("47.0 MB"),
			message);
	}

	private Exploration explore(final ExplorerSettings settings, final IterationWatcher watcher) throws IOException {
		return new LayerExplorer(network, settings).explore(content, style, watcher);
	}

	private static List<String> labels(final Exploration exploration) {
		return Arrays.asList(exploration.stack().getStack().getSliceLabels()).subList(0, exploration.stack().getStackSize());
	}
}
