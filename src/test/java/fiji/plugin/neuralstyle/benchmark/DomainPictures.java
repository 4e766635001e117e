package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * Textures and scientific pictures of scikit-image (docs/images.md), to learn a network from and to test it.
 * What is learned from and what is tested with are different quadrants of each picture, divided before
 * anything is cut: two on one diagonal for learning, the others for the test; in the other fold, the other
 * way round.
 */
final class DomainPictures {

	/** Ways to divide the quadrants. */
	static final int FOLDS = 2;

	/** Pieces in a folder to learn from. */
	static final int PIECES = 100;

	private static final int PIECE = 192;

	/** Test pieces in a row of a quadrant. */
	private static final int TEST_ROW = 4;

	/** Test pieces of a quadrant, one after the other in {@link #testPieces}. */
	static final int TEST_PIECES = TEST_ROW * TEST_ROW;

	private static final int[][] DIAGONALS = { { 0, 3 }, { 1, 2 } };

	private static final List<DomainPicture> DOMAIN = List.of(new DomainPicture("brick.png", 512), new DomainPicture(
		"cell.png", 512), new DomainPicture("grass.png", 512), new DomainPicture("gravel.png", 512), new DomainPicture(
			"hubble_deep_field.jpg", 768), new DomainPicture("ihc.png", 512), new DomainPicture("retina.jpg", 960));

	/** Photographs of people, animals and things: what learning from as many other pictures gives. */
	private static final List<DomainPicture> EVERYDAY = List.of(new DomainPicture("astronaut.png", 512), new DomainPicture(
		"camera.png", 512), new DomainPicture("chelsea.png", 300), new DomainPicture("coffee.png", 400), new DomainPicture(
			"rocket.jpg", 427));

	private final Path folder;

	/** @param folder with the pictures' files */
	DomainPictures(final Path folder) {
		this.folder = folder;
	}

	/** Names of the domain's pictures. */
	static List<String> names() {
		return DOMAIN.stream().map(DomainPicture::file).toList();
	}

	/** Writes pieces to learn from; none of them touches a quadrant of the fold's test. */
	void writePieces(final int fold, final Path to) throws IOException {
		write(DOMAIN, DIAGONALS[fold], fold, to);
	}

	/** Writes as many pieces of everyday pictures, from all of their quadrants. */
	void writeEverydayPieces(final Path to) throws IOException {
		write(EVERYDAY, new int[] { 0, 1, 2, 3 }, 0, to);
	}

	/** Test pieces, side by side or with gaps, from the quadrants that the fold does not learn from. */
	List<TestPiece> testPieces(final int fold, final int size) throws IOException {
		final List<TestPiece> pieces = new ArrayList<>();
		final int step = DomainPicture.QUADRANT / TEST_ROW;
		for (int p = 0; p < DOMAIN.size(); p++) {
			final ImageProcessor[] quadrants = DOMAIN.get(p).quadrants(folder);
			for (final int quadrant : DIAGONALS[1 - fold]) {
				for (int i = 0; i < TEST_PIECES; i++) {
					final int margin = (step - size) / 2;
					quadrants[quadrant].setRoi(i % TEST_ROW * step + margin, i / TEST_ROW * step + margin, size, size);
					final ImagePlus piece = new ImagePlus(DOMAIN.get(p).file(), quadrants[quadrant].crop());
					pieces.add(new TestPiece(p, quadrant, ImageConversion.toRgb(piece)));
				}
			}
		}
		return pieces;
	}

	private void write(final List<DomainPicture> pictures, final int[] quadrants, final long seed, final Path to)
		throws IOException
	{
		Files.createDirectories(to);
		final SplittableRandom random = new SplittableRandom(seed);
		final List<ImageProcessor[]> all = new ArrayList<>();
		for (final DomainPicture picture : pictures) {
			all.add(picture.quadrants(folder));
		}
		for (int i = 0; i < PIECES; i++) {
			final int quadrant = quadrants[i / pictures.size() % quadrants.length];
			final ImageProcessor pixels = all.get(i % pictures.size())[quadrant];
			final int room = DomainPicture.QUADRANT - PIECE + 1;
			pixels.setRoi(random.nextInt(room), random.nextInt(room), PIECE, PIECE);
			ImageFiles.write(new ImagePlus("", pixels.crop()), to.resolve(String.format(Locale.ROOT, "%03d.png", i)));
		}
	}
}
