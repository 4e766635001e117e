package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.inspect.ReceptiveFieldOverlay;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PointRoi;
import ij.gui.RoiListener;

class FeatureMapsCommandTest {

	private static final String ALL_LAYERS = "relu1_1,relu1_2,relu2_1,relu2_2,relu3_1,relu3_2,relu3_3,relu3_4,relu4_1,relu4_2," +
		"relu4_3,relu4_4,relu5_1";

	@TempDir
	private Path folder;

	private final ImagePlus image = Samples.content(48, 40);
	private InspectSession session;

	@BeforeEach
	void open() throws Exception {
		session = new InspectSession(FeatureMapsCommand.class, Samples.network(folder).toString());
		image.show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void theActiveImagesMapsAreShown() throws Exception {
		final ImagePlus maps = session.image(Map.of("layers", "relu3_1", "most", 5));

		assertEquals(5, maps.getStackSize());
		assertEquals(12, maps.getWidth());
		assertSame(maps, WindowManager.getImage(maps.getID()));
		assertNull(image.getOverlay());
	}

	@Test
	void severalLayersOpenSeveralStacks() throws Exception {
		session.image(Map.of("image", "content.png", "layers", "relu1_1, relu5_1"));

		assertEquals(3, ImageJSession.openImages().length);
		assertNotNull(WindowManager.getImage("Feature maps of content.png at relu1_1"));
		assertNotNull(WindowManager.getImage("Feature maps of content.png at relu5_1"));
	}

	@Test
	void aSelectedPointShowsWhatTheLayersSeeThere() throws Exception {
		image.setRoi(new PointRoi(21, 22));

		session.image(Map.of("layers", "relu2_1"));

		// The value over columns 20 and 21: 10 pixels from four before.
		assertEquals(new Rectangle(16, 18, 10, 10), image.getOverlay().get(0).getBounds());
	}

	@Test
	void aClickIntoTheMapsShowsOnTheImageWhatTheValueSees() {
		final ImagePlus maps = IJ.createImage("maps", 24, 20, 3, 32);
		final var network = FormulaNetwork.weights();
		final PointWatcher watcher = new PointWatcher(image, new ReceptiveFieldOverlay(network, List.of(network.layer(
			"relu2_1"))), List.of(maps));
		maps.setRoi(new PointRoi(10, 11));

		watcher.roiModified(maps, RoiListener.CREATED);

		assertEquals(new Rectangle(16, 18, 10, 10), image.getOverlay().get(0).getBounds());
	}

	@Test
	void theDialogSaysBeforehandHowLargeTheMapsAre() throws Exception {
		final FeatureMapsCommand command = (FeatureMapsCommand) session.info().createModule();
		session.inject(command);
		command.setInput("network", Samples.network(folder).toString());

		command.chooseImages();

		// Twelve channels, 12 x 10 values of 4 bytes.
		assertEquals("12 maps, 5.8 kB", command.getInput("total"));
		command.setInput("size", "image");
		command.setInput("most", 1);
		command.tellSize();
		assertEquals("1 map, 7.7 kB", command.getInput("total"));
		command.setInput("layers", "relu6_1");
		command.tellSize();
		assertTrue(((String) command.getInput("total")).contains("relu5_1"), "what is wrong stands there instead");
	}

	@Test
	void whatTakesGigabytesIsToldWithTheNumberOfMapsThatDoesNot() throws Exception {
		final FeatureMapsCommand command = (FeatureMapsCommand) session.info().createModule();
		session.inject(command);
		IJ.createImage("large", 2000, 2000, 1, 8).show();
		command.setInput("network", Samples.network(folder).toString());
		command.setInput("image", "large");
		command.setInput("layers", ALL_LAYERS);
		command.setInput("size", "image");

		command.tellSize();

		// 16 MB each.
		final String told = (String) command.getInput("total");
		assertTrue(told.startsWith("152 maps, 2.4 GB") && told.contains("with \"most\" at 4 they take 0.8 GB or less"), told);
		command.setInput("most", 4);
		command.tellSize();
		assertEquals("52 maps, 0.8 GB", command.getInput("total"));
	}

	@Test
	void aMacroIsToldTheSizeOfGigabytesBeforeTheWork() throws Exception {
		IJ.createImage("large", 2000, 2000, 1, 8).show();
		final PrintStream out = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		// Where ImageJ's log goes without a window.
		System.setOut(new PrintStream(printed, true));
		try {
			session.assertRefused(Map.of("image", "large", "layers", ALL_LAYERS, "size", "image"), "152 maps make 2.4 GB");
		}
		finally {
			System.setOut(out);
		}
		assertTrue(printed.toString().contains("Feature Maps: 152 maps, 2.4 GB"), printed.toString());
	}

	@Test
	void wrongValuesAreToldWhatIsPossible() throws Exception {
		session.assertRefused(Map.of("layers", "relu6_1"), "relu5_1");
		session.assertRefused(Map.of("layers", " "), "No layer is named");
		session.assertRefused(Map.of("layers", "relu1_1,relu1_1"), "named twice");
		session.assertRefused(Map.of("most", -1), "at least 1");
		session.assertRefused(Map.of("order", "size"), "mean activation, channel");
		session.assertRefused(Map.of("image", "nothing"), "content.png");
		session.assertRefused(Map.of("network", "vgg99"), "built-in");
		Samples.content(20, 40).show();
		session.assertRefused(Map.of(), "at least 32");
		assertNull(image.getOverlay());
	}
}
