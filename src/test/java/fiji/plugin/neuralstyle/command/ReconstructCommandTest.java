package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import ij.ImagePlus;

class ReconstructCommandTest {

	@TempDir
	private Path folder;

	private InspectSession session;

	@BeforeEach
	void open() throws Exception {
		session = new InspectSession(ReconstructCommand.class, Samples.network(folder).toString());
		Samples.content(48, 40).show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void allFiveLevelsAreInOneMontage() throws Exception {
		final ImagePlus montage = session.image(Map.of("size", 0, "iterations", 1));

		assertTrue(montage.getWidth() > 5 * 48 && montage.getHeight() > 2 * 40, montage.toString());
		assertEquals(24, montage.getBitDepth());
		assertEquals(2, ImageJSession.openImages().length);
	}

	@Test
	void withoutAMontageItIsAStack() throws Exception {
		final ImagePlus stack = session.image(Map.of("size", 0, "iterations", 1, "montage", false, "what", "style", "layers",
			"relu1_1,relu2_1,relu3_1"));

		assertEquals(3, stack.getStackSize());
		assertEquals("style to relu3_1", stack.getStack().getSliceLabel(3));
	}

	@Test
	void wrongValuesAreToldWhatIsPossible() throws Exception {
		session.assertRefused(Map.of("what", "colour"), "content, style, both");
		session.assertRefused(Map.of("layers", "relu6_1"), "relu5_1");
		session.assertRefused(Map.of("iterations", 0), "number of iterations");
		session.assertRefused(Map.of("size", 5), "at least 32");
		session.assertRefused(Map.of("levels", 0), "levels");
	}
}
