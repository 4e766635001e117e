package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

import fiji.plugin.neuralstyle.Samples;
import ij.ImagePlus;
import ij.measure.ResultsTable;

class StyleSimilarityCommandTest {

	@TempDir
	private Path folder;

	private InspectSession session;

	@BeforeEach
	void open() throws Exception {
		session = new InspectSession(StyleSimilarityCommand.class, Samples.network(folder).toString());
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void openImagesAreComparedInATableAFileAndAFigure() throws Exception {
		Samples.style(40, 44).show();
		Samples.content(48, 40).show();
		final Path csv = folder.resolve("table.csv");

		final Module module = session.run(Map.of("tableFile", csv.toString(), "layers", "relu1_1,relu3_1", "size", 64));

		assertEquals(2, ((ResultsTable) module.getOutput("table")).size());
		assertEquals(3, Files.readAllLines(csv).size());
		assertTrue(((ImagePlus) module.getOutput("output")).getWidth() > 100);
		assertEquals(3, ImageJSession.openImages().length);
	}

	@Test
	void imagesOfAFolderAreComparedByName() throws Exception {
		Samples.file(Samples.style(40, 44), folder);
		Samples.file(Samples.content(48, 40), folder);

		final ImagePlus map = session.image(Map.of("folder", folder.toString(), "figure", "heat map"));

		assertEquals(32, map.getBitDepth());
	}

	@Test
	void wrongValuesAreToldWhatIsPossible() throws Exception {
		session.assertRefused(Map.of(), "no image to compare");
		Samples.content(48, 40).show();
		session.assertRefused(Map.of(), "only one image, \"content.png\"");
		Samples.style(48, 40).show();
		session.assertRefused(Map.of("folder", folder.resolve("nowhere").toString()), "nowhere");
		session.assertRefused(Map.of("layers", "relu6_1"), "relu5_1");
		session.assertRefused(Map.of("size", 20), "at least 32");
		session.assertRefused(Map.of("figure", "pie"), "dendrogram, heat map");
		final Path file = folder.resolve("nowhere").resolve("table.csv");
		session.assertRefused(Map.of("tableFile", file.toString()), "table.csv");
		assertFalse(Files.exists(file));
	}
}
