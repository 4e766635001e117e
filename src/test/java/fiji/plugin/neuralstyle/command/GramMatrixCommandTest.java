package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

import fiji.plugin.neuralstyle.Samples;
import ij.ImagePlus;
import ij.WindowManager;

class GramMatrixCommandTest {

	@TempDir
	private Path folder;

	private InspectSession session;

	@BeforeEach
	void open() throws Exception {
		session = new InspectSession(GramMatrixCommand.class, Samples.network(folder).toString());
		Samples.style(40, 44).show();
		Samples.content(48, 40).show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void theActiveImagesMatrixIsShown() throws Exception {
		final ImagePlus matrix = session.image(Map.of("layer", "relu5_1"));

		assertEquals(16, matrix.getWidth());
		assertEquals("Gram matrix of content.png at relu5_1", matrix.getTitle());
		assertEquals(3, ImageJSession.openImages().length);
	}

	@Test
	void twoImagesGiveThreeMatricesAndAStyleLoss() throws Exception {
		final Module module = session.run(Map.of("image", "content.png", "other", "style.png"));

		assertEquals(5, ImageJSession.openImages().length);
		assertTrue((Double) module.getOutput("styleLoss") > 0);
		final ImagePlus difference = (ImagePlus) module.getOutput("difference");
		assertSame(difference, WindowManager.getImage(difference.getID()));
	}

	@Test
	void theDialogOffersOpenImagesAndNone() throws Exception {
		final GramMatrixCommand command = (GramMatrixCommand) session.info().createModule();
		session.inject(command);

		command.initialize();

		assertEquals("content.png", command.getInput("image"));
		assertEquals(List.of("content.png", "style.png"), command.getInfo().getInput("image").getChoices());
		assertEquals("", command.getInput("other"));
		assertEquals(List.of("", "content.png", "style.png"), command.getInfo().getInput("other").getChoices());
	}

	@Test
	void wrongValuesAreToldWhatIsPossible() throws Exception {
		session.assertRefused(Map.of("layer", "relu6_1"), "relu5_1");
		session.assertRefused(Map.of("layer", "relu1_1,relu2_1"), "relu1_1,relu2_1");
		session.assertRefused(Map.of("order", "size"), "channel, clustered");
		session.assertRefused(Map.of("other", "nothing"), "style.png");
	}
}
