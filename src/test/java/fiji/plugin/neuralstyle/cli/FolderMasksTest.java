package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import picocli.CommandLine;

/** Masks of many images: in folders and in manifests. */
class FolderMasksTest {

	private static final int WIDTH = 48;
	private static final int HEIGHT = 40;

	@TempDir
	private Path folder;

	private Path network;
	private Path contents;
	private Path masks;

	@BeforeEach
	void makeFolders() throws IOException {
		contents = Files.createDirectories(folder.resolve("contents/sub")).getParent();
		masks = Files.createDirectories(folder.resolve("masks/sub")).getParent();
		ImageFiles.write(Samples.content(WIDTH, HEIGHT), contents.resolve("a.png"));
		ImageFiles.write(Samples.content(WIDTH, HEIGHT), contents.resolve("sub/b.png"));
		ImageFiles.write(half(0), masks.resolve("a.tif"));
		RoiEncoder.save(new Roi(WIDTH / 2, 0, WIDTH / 2, HEIGHT), masks.resolve("sub/b.roi").toString());
		Samples.file(Samples.style(WIDTH, HEIGHT), folder);
		network = Samples.network(folder);
	}

	@Test
	void eachImageIsPaintedWhereItsOwnMaskSays() throws IOException {
		final Outcome outcome = paint("--mask", masks.toString(), "--mask-feather", "0");

		assertEquals(0, outcome.code(), outcome.err());
		assertPainted("out/a_style.png", 0);
		assertPainted("out/sub/b_style.png", WIDTH / 2);
		assertEquals("b.roi", ResultImage.info(ImageFiles.read(folder.resolve("out/sub/b_style.png"))).get("mask"));
	}

	@Test
	void whatIsThereIsMadeAnewIfItsMaskIsAnother() {
		final String mask = masks.resolve("a.tif").toString();
		assertSaid("2 done", paint("--mask", mask, "--mask-feather", "0"));
		assertSaid("2 skipped", paint("--mask", mask, "--mask-feather", "0"));
		assertSaid("2 done", paint("--mask", mask, "--mask-feather", "2"));
		assertSaid("2 done", paint());
		assertSaid("2 done", paint("--mask", mask, "--mask-style", contents.resolve("a.png").toString(), "--background", "style"));
		assertSaid("2 skipped", paint("--mask", mask, "--mask-style", contents.resolve("a.png").toString(), "--background",
			"style"));
	}

	@Test
	void anImageWithoutAMaskOrWithTwoIsNamedBeforeAnythingIsPainted() throws IOException {
		ImageFiles.write(half(0), masks.resolve("a.png"));
		assertRefused("are both for the image \"a.png\"");
		Files.delete(masks.resolve("a.png"));
		Files.delete(masks.resolve("sub/b.roi"));
		assertRefused("There is no mask called \"b\" in ");
		paint("--mask-style", contents.resolve("a.png").toString()).assertSentence(1, "no mask that says where they go");
		paint("--mask", masks.resolve("a.tif").toString(), "--mask-feather", "-1").assertSentence(1, "feather is -1");
	}

	@Test
	void aManifestHasAColumnForMasksOrOneFolderForAll() throws IOException {
		final Path manifest = folder.resolve("jobs.csv");
		Files.writeString(manifest, "#settings,--network " + network + " --levels 1 --iterations 1 --precision float32\n" +
			"id,content,style,output,mask,maskFeather\n" + "one,contents/a.png,style.png,out/one.png,masks/a.tif,0\n" +
			"two,contents/sub/b.png,style.png,out/two.png,masks/sub,0\n");

		final Outcome outcome = run("cluster", "work", manifest.toString(), "--threads", "1", "--quiet");

		assertEquals(0, outcome.code(), outcome.err());
		assertPainted("out/one.png", 0);
		assertPainted("out/two.png", WIDTH / 2);
	}

	@Test
	void aManifestIsPlannedWithAMask() throws IOException {
		final Path manifest = folder.resolve("plan.csv");
		final Outcome outcome = run("cluster", "plan", manifest.toString(), "--content-folder", contents.toString(), "--style",
			folder.resolve("style.png").toString(), "--output-folder", folder.resolve("out").toString(), "--mask", masks.resolve(
				"a.tif").toString(), "--mask-style", contents.resolve("a.png") + ";" + folder.resolve("style.png"));

		assertEquals(0, outcome.code(), outcome.err());
		final String settings = Files.readAllLines(manifest).get(0);
		assertTrue(settings.contains("--mask " + masks.resolve("a.tif")), settings);
		assertTrue(settings.contains("--mask-styles '" + contents.resolve("a.png") + ";" + folder.resolve("style.png") + "'"),
			settings);
	}

	/** Where it is painted, most pixels are others; where it is not, none is. */
	private void assertPainted(final String result, final int from) throws IOException {
		final ImageProcessor before = ImageFiles.read(contents.resolve("a.png")).getProcessor();
		final ImageProcessor after = ImageFiles.read(folder.resolve(result)).getProcessor();
		int changed = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			final boolean same = (before.get(i) & 0xffffff) == (after.get(i) & 0xffffff);
			if (i % WIDTH >= from && i % WIDTH < from + WIDTH / 2) changed += same ? 0 : 1;
			else assertTrue(same, result + ", pixel " + i);
		}
		assertTrue(changed > WIDTH * HEIGHT / 4, result + ": " + changed + " changed");
	}

	private void assertRefused(final String sentence) {
		paint("--mask", masks.toString()).assertSentence(1, sentence);
		assertFalse(Files.exists(folder.resolve("out")));
	}

	private static void assertSaid(final String words, final Outcome outcome) {
		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.err().contains("2 images: " + words), outcome.err());
	}

	private Outcome paint(final String... flags) {
		final List<String> arguments = new ArrayList<>(List.of("folder", "--content-folder", contents.toString(), "--subfolders",
			"--style", folder.resolve("style.png").toString(), "--output-folder", folder.resolve("out").toString(), "--network",
			network.toString(), "--iterations", "1", "--levels", "1", "--threads", "1"));
		arguments.addAll(List.of(flags));
		return run(arguments.toArray(String[]::new));
	}

	private static ImagePlus half(final int from) {
		final ByteProcessor mask = new ByteProcessor(WIDTH, HEIGHT);
		mask.setValue(255);
		mask.setRoi(from, 0, WIDTH / 2, HEIGHT);
		mask.fill();
		return new ImagePlus("mask", mask);
	}

	private static Outcome run(final String... arguments) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine line = Main.stylize(() -> false).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
		return new Outcome(line.execute(arguments), out.toString(), err.toString());
	}
}
