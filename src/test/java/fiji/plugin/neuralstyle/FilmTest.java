package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.filter.AVI_Writer;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** AVI files, which ImageJ reads frame by frame from the disk, and writes. */
class FilmTest {

	private static final int WIDTH = 48;
	private static final int HEIGHT = 40;
	private static final int FRAMES = 3;
	private static final double FRAMES_PER_SECOND = 12.5;

	@TempDir
	private Path folder;

	@Test
	void aFilmIsPaintedInItsOrderAtItsRate() throws IOException {
		final ImagePlus film = IJ.openImage(film().toString());
		assertTrue(film.getStack().isVirtual());

		final ImagePlus result = paint(film).image();

		assertEquals(FRAMES, result.getStackSize());
		assertEquals(FRAMES_PER_SECOND, result.getCalibration().fps, 1e-3);
		for (int n = 1; n <= FRAMES; n++) {
			assertEquals(film.getStack().getSliceLabel(n), result.getStack().getSliceLabel(n));
			assertTrue(square(result, n, n) > square(result, n, n % FRAMES + 1) + 100, "square of frame " + n);
		}
	}

	@Test
	void theResultCanBeSavedAsAFilmAgain() throws IOException {
		final ImagePlus result = paint(IJ.openImage(film().toString())).image();
		final Path again = folder.resolve("again.avi");
		new AVI_Writer().writeImage(result, again.toString(), AVI_Writer.NO_COMPRESSION, 0);
		final Path tiff = folder.resolve("result.tif");
		ImageFiles.write(result, tiff);

		final ImagePlus film = IJ.openImage(again.toString());
		assertEquals(FRAMES, film.getStackSize());
		assertEquals(FRAMES_PER_SECOND, film.getCalibration().fps, 1e-3);
		assertEquals(FRAMES_PER_SECOND, ImageFiles.read(tiff).getCalibration().fps, 1e-3);
		for (int n = 1; n <= FRAMES; n++) {
			assertArrayEquals((int[]) result.getStack().getPixels(n), (int[]) film.getStack().getPixels(n));
		}
	}

	private StyleTransferJob.Done paint(final ImagePlus film) throws IOException {
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(1, 0, 0))
			.withPyramid(new PyramidSettings(0, 1, 2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));
		return new StyleTransferJob(film, Samples.style(40, 44), Optional.empty(), Samples.network(folder).toString(),
			ImageSettings.DEFAULTS.withSlices(Slices.ALL).withMotion(Motion.FLOW), settings).run(TransferListener.NONE);
	}

	/** A white square that comes down, as ImageJ writes it. */
	private Path film() throws IOException {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int n = 1; n <= FRAMES; n++) {
			final ImageProcessor frame = new ColorProcessor(WIDTH, HEIGHT);
			frame.setColor(0xffffff);
			frame.fillRect(10, 10 * n, 10, 10);
			stack.addSlice(frame);
		}
		final ImagePlus film = new ImagePlus("film", stack);
		film.getCalibration().fps = FRAMES_PER_SECOND;
		final Path file = folder.resolve("film.avi");
		new AVI_Writer().writeImage(film, file.toString(), AVI_Writer.NO_COMPRESSION, 0);
		return file;
	}

	/** How light a frame is where the square of another is. */
	private static double square(final ImagePlus film, final int frame, final int other) {
		final ImageProcessor pixels = film.getStack().getProcessor(frame).convertToByte(false);
		pixels.setRoi(12, 10 * other + 2, 6, 6);
		return pixels.getStats().mean;
	}
}
