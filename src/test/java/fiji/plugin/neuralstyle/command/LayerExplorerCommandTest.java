package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageInfo;
import ij.ImagePlus;
import ij.gui.Roi;

class LayerExplorerCommandTest {

	@TempDir
	private Path folder;

	private InspectSession session;
	private String network;

	@BeforeEach
	void open() throws Exception {
		network = Samples.network(folder).toString();
		session = new InspectSession(LayerExplorerCommand.class, network);
		Samples.style(40, 44).show();
		Samples.content(48, 40).show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void everyPictureIsWhatTheMainCommandGivesAtThatSize() throws Exception {
		final ImagePlus sheet = session.image(Map.of("content", "content.png", "style", "style.png", "contentLayers",
			"relu2_1,relu3_1", "styleWeights", "10,1000", "size", 40, "iterations", 3));

		// The last column's last row.
		sheet.setRoi(new Roi(sheet.getWidth() - 44, sheet.getHeight() - 57, 40, 33));
		try (ImageJSession main = new ImageJSession()) {
			final Module module = main.run(Map.of("content", "content.png", "style", "style.png", "network", network,
				"contentLayers", "relu3_1", "styleWeight", 1000.0, "size", 40, "iterations", 3));
			final ImagePlus alone = (ImagePlus) module.getOutput("output");
			assertArrayEquals((int[]) alone.getProcessor().getPixels(), (int[]) sheet.crop().getProcessor().getPixels());
		}
	}

	@Test
	void theSheetSaysWhatMadeIt() throws Exception {
		final ImagePlus sheet = session.image(Map.of("content", "content.png", "style", "style.png", "contentLayers",
			"relu3_1", "styleWeights", "100", "size", 40, "iterations", 1));

		final Map<String, String> info = ImageInfo.parse(sheet.getInfoProperty());
		assertEquals("Layer Explorer of content.png and style.png", sheet.getTitle());
		assertEquals("relu3_1", info.get("contentLayers"));
		assertEquals("1 of 1", info.get("pictures"));
	}

	@Test
	void theDialogOffersTwoImagesAndSaysWhatAllPicturesCost() throws Exception {
		final LayerExplorerCommand command = (LayerExplorerCommand) session.info().createModule();
		session.inject(command);
		command.setInput("network", network);

		command.chooseImages();

		assertEquals("content.png", command.getInput("content"));
		assertEquals("style.png", command.getInput("style"));
		final String cost = (String) command.getInput("cost");
		assertTrue(cost.startsWith("12 pictures of 160 x 133 pixels"), cost);
		command.setInput("styleWeights", "10,much");
		command.tellCost();
		assertTrue(((String) command.getInput("cost")).contains("much"), "what is wrong stands there instead");
	}

	@Test
	void wrongValuesAreToldWhatIsPossible() throws Exception {
		session.assertRefused(Map.of("contentLayers", "relu6_1"), "relu5_1");
		session.assertRefused(Map.of("contentLayers", " "), "No content layer");
		session.assertRefused(Map.of("styleWeights", "much"), "not a number");
		session.assertRefused(Map.of("size", 20), "at least 32");
		session.assertRefused(Map.of("iterations", 0), "iterations");
		session.assertRefused(Map.of("style", "nothing"), "content.png");
		session.assertRefused(Map.of("network", "vgg99"), "built-in");
	}
}
