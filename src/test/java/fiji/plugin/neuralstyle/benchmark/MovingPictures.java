package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.motion.MovingScene;
import fiji.plugin.neuralstyle.motion.MovingScene.Vector;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.ImageStack;

/**
 * Writes a stack whose motion is known: a window wanders over the portrait of docs/images, and a disc with galaxies over
 * the window. Arguments: output, folder of the pictures, side in pixels, number of pictures.
 */
final class MovingPictures {

	/** Of the window's side, so much is moved through from picture to picture. */
	private static final double PAN = 0.03;
	/** Of the window's side, that of the portrait. */
	private static final double WORLD = 1.4;
	private static final double DISC = 0.3;

	private MovingPictures() {}

	public static void main(final String[] arguments) throws IOException {
		final MovingScene scene = scene(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
		ImageFiles.write(new ImagePlus("moving.tif", stack(scene, Integer.parseInt(arguments[3]))), Path.of(arguments[0]));
		System.exit(0);
	}

	/** The scene at a size, for up to ten pictures. */
	static MovingScene scene(final Path pictures, final int side) throws IOException {
		final int world = (int) (WORLD * side);
		final int disc = (int) (DISC * side);
		return new MovingScene(read(pictures.resolve("astronaut.jpg"), world), read(pictures.resolve("galaxies.jpg"), disc),
			side, side, new Vector(PAN * side, PAN * side / 2), new Vector(0.2 * side, 0.75 * side), new Vector(PAN * side, -PAN *
				side));
	}

	static ImageStack stack(final MovingScene scene, final int pictures) {
		final ImageStack stack = new ImageStack(scene.width(), scene.height());
		for (int time = 0; time < pictures; time++) {
			stack.addSlice(ImageConversion.toImagePlus("", scene.picture(time)).getProcessor());
		}
		return stack;
	}

	private static RgbImage read(final Path file, final int side) throws IOException {
		return Planes.resize(ImageConversion.toRgb(ImageFiles.read(file)), side, side);
	}
}
