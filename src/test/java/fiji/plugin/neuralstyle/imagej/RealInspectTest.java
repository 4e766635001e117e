package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.imagej.driver.CancelExploration;
import fiji.plugin.neuralstyle.imagej.driver.ChooseFromSheet;
import fiji.plugin.neuralstyle.imagej.driver.ClickAndPreview;
import fiji.plugin.neuralstyle.imagej.driver.InspectByMenu;
import fiji.plugin.neuralstyle.imagej.driver.PlayDocumentation;
import fiji.plugin.neuralstyle.imagej.driver.PlayInspectMacros;
import fiji.plugin.neuralstyle.imagej.driver.PlayInspectMacrosHeadless;

/** The commands that look into a network, in plain ImageJ with real windows; each scenario in an ImageJ of its own. */
class RealInspectTest extends InRealImageJ {

	private static final String LINES = "lines of ";

	@Test
	void eachCommandRecordsOneLineThatGivesTheSameInAFreshImageJAndWithoutADisplay() throws Exception {
		final Map<String, String> byMenu = new TreeMap<>();
		play(InspectByMenu.class).forEach((name, value) -> byMenu.put((String) name, (String) value));
		byMenu.entrySet().stream().filter(entry -> entry.getKey().startsWith(LINES)).forEach(entry -> assertEquals("1", entry
			.getValue(), entry.getKey()));
		byMenu.keySet().removeIf(name -> name.startsWith(LINES));
		final String content = "my [content] 1.png";
		assertEquals(Set.of("Feature Maps... 1 Feature maps of " + content + " at relu1_1", "Feature Maps... 1 Feature maps of " +
			content + " at relu3_1", "Gram Matrix... 2 Gram matrix of " + content + " at relu2_1",
			"Gram Matrix... 2 Gram matrix of style.png at relu2_1", "Gram Matrix... 2 Gram matrices at relu2_1, " + content +
				" minus style.png", "Style Similarity... 3 Style similarity", "Style Similarity... 3 table",
			"Convolution Kernel... 4 conv1_1 #4 of " + content,
			"Convolution Kernel... 4 Kernel: conv1_1 #4 (red, green, blue)", "Convolution Kernel... 5 edge detection of " +
				content, "Convolution Kernel... 5 Kernel: edge detection", "Reconstruct from Layer... 6 Reconstructions of " +
					content, "Layer Explorer... 7 Layer Explorer of " + content + " and style.png",
			"Synthesize Texture... 8 texture in the style of my (content) 1"), byMenu.keySet());
		assertTrue(byMenu.get("Feature Maps... 1 Feature maps of " + content + " at relu3_1").startsWith(
			"32 bits, 3 x 16 x 16"), byMenu.toString());
		assertEquals(3, byMenu.get("Style Similarity... 3 table").lines().count());

		final Map<String, String> byMacro = play(PlayInspectMacros.class).entrySet().stream().collect(Collectors.toMap(
			entry -> (String) entry.getKey(), entry -> (String) entry.getValue(), (a, b) -> a, TreeMap::new));

		assertEquals(byMenu, byMacro);

		final Map<String, String> headless = new TreeMap<>();
		playHeadless(PlayInspectMacrosHeadless.class).forEach((name, value) -> headless.put((String) name, (String) value));

		final List<String> table = byMenu.remove("Style Similarity... 3 table").lines().toList();
		assertEquals(byMenu, headless);
		assertSameNumbers(table, Files.readAllLines(data.resolve(PlayInspectMacrosHeadless.TABLE)));
	}

	/** A value of relu3_1 covers 4 x 4 pixels, and sees 24 from 10 before them. */
	@Test
	void receptiveFieldsFollowTheMouseAndKernelsArePreviewed() throws Exception {
		final Properties found = play(ClickAndPreview.class);

		assertEquals("22,6 24", found.getProperty("onPicture"));
		assertEquals("2,38 24", found.getProperty("onMaps"));
		assertEquals("true", found.getProperty("previewIsTheResult"));
		assertEquals("true", found.getProperty("kernelIsShown"));
	}

	@Test
	void aClickOnTheContactSheetFillsTheMainDialog() throws Exception {
		final Properties found = play(ChooseFromSheet.class);

		assertEquals("Neural Style Transfer", found.getProperty("title"));
		assertEquals("my %5Bcontent%5D 1.png", found.getProperty("content"));
		assertEquals("style.png", found.getProperty("style"));
		assertEquals("built-in", found.getProperty("network"));
		assertEquals("relu3_1", found.getProperty("contentLayers"));
		assertEquals(300, Double.parseDouble(found.getProperty("styleWeight")));
		assertEquals("Custom", found.getProperty("preset"));
		assertEquals("0", found.getProperty("size"));
		assertEquals("100", found.getProperty("iterations"));
		final String line = found.getProperty("recorded");
		assertTrue(line.startsWith("run(\"Neural Style Transfer...\"") && line.contains("contentlayers=relu3_1") && line
			.contains("styleweight=300"), line);
	}

	@Test
	void anExplorationShowsItsProgressAndEscapeKeepsThePicturesThatAreFinished() throws Exception {
		final Properties found = play(CancelExploration.class);

		assertTrue(found.getProperty("cost").matches("1000 pictures of 32 x 32 pixels, .* (s|min|h)"), found.getProperty("cost"));
		assertTrue(found.getProperty("status").matches("Layer Explorer: iteration \\d+ of (10000|11000), \\d+ s left"), found
			.getProperty("status"));
		final Matcher pictures = Pattern.compile("pictures: (\\d+) of 1000").matcher(found.getProperty("pictures"));
		assertTrue(pictures.matches(), found.getProperty("pictures"));
		final int finished = Integer.parseInt(pictures.group(1));
		assertTrue(finished >= 2 && finished < 1000, finished + " pictures");
	}

	/** The lines are to be pasted by readers, and the numbers in the table of the last step are to be those they see. */
	@Test
	void everyMacroOfTheDocumentationRunsAndGivesTheNumbersItStates() throws Exception {
		final Properties found = play(PlayDocumentation.class);

		final String page = Files.readString(Path.of("docs", "how-it-works.md"));
		final long blocks = found.stringPropertyNames().stream().filter(name -> name.startsWith("block ")).peek(
			name -> assertTrue(found.getProperty(name).endsWith(" more"), name + ": " + found.getProperty(name))).count();
		assertTrue(blocks >= 10, found.toString());
		assertEquals("2 more", found.getProperty("block 9"), "step 7 gives a picture and a plot of its losses");
		final Map<String, String> pairs = Map.of("result and sunflower", "astronaut-sunflower.png, sunflower.png",
			"result and astronaut", "astronaut-sunflower.png, astronaut.jpg", "astronaut and sunflower",
			"astronaut.jpg, sunflower.png");
		final Matcher rows = Pattern.compile("\\| (.+? and .+?) \\| \\**([\\d.]+)\\** \\| \\**([\\d.]+)\\** \\|").matcher(page);
		int compared = 0;
		for (; rows.find(); compared++) {
			final String row = found.getProperty(pairs.get(rows.group(1)) + ", relu3_1");
			assertNotNull(row, rows.group() + " in " + found);
			assertEquals(Double.parseDouble(rows.group(2)), Double.parseDouble(row.split(" ")[0]), 1e-3, rows.group());
			assertEquals(Double.parseDouble(rows.group(3)), Double.parseDouble(row.split(" ")[1]), 1e-3, rows.group());
		}
		assertEquals(3, compared);
		final Matcher losses = Pattern.compile("content loss is ([\\d.]+) at `(.+?)` and ([\\d.]+) at `(.+?)`").matcher(page);
		assertTrue(losses.find());
		for (int i = 1; i <= 3; i += 2) {
			final String row = found.getProperty("astronaut.jpg, sunflower.png, " + losses.group(i + 1));
			assertNotNull(row, losses.group() + " in " + found);
			final double stated = Double.parseDouble(losses.group(i));
			assertEquals(stated, Double.parseDouble(row.split(" ")[2]), stated / 20, losses.group());
		}
	}

	/** The last four columns of a window, which shows three decimals, and of a file. */
	private static void assertSameNumbers(final List<String> window, final List<String> csv) {
		assertEquals(window.size(), csv.size());
		for (int row = 1; row < csv.size(); row++) {
			final String[] shown = window.get(row).split("\t");
			final String[] written = csv.get(row).split(",");
			for (int back = 1; back <= 4; back++) {
				assertEquals(Double.parseDouble(shown[shown.length - back]), Double.parseDouble(written[written.length - back]), 1e-3,
					csv.get(row));
			}
		}
	}
}
