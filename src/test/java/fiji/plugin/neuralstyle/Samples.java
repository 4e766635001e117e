package fiji.plugin.neuralstyle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.weights.VggFile;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;
import ij.ImagePlus;

/** A network and images small enough that a whole run takes a moment. */
public final class Samples {

	private static final double CONTENT_PHASE = 0;
	private static final double STYLE_PHASE = 2;

	private Samples() {}

	/** The tiny network as a weights file. */
	public static Path network(final Path folder) throws IOException {
		final Path file = folder.resolve("tiny.safetensors");
		VggFile.write(FormulaNetwork.weights(), NumberFormat.F32, Map.of(), file);
		return file;
	}

	public static ImagePlus content(final int width, final int height) {
		return ImageConversion.toImagePlus("content.png", FormulaNetwork.image(CONTENT_PHASE, width, height));
	}

	public static ImagePlus style(final int width, final int height) {
		return ImageConversion.toImagePlus("style.png", FormulaNetwork.image(STYLE_PHASE, width, height));
	}

	/** An image as a file in a folder, named by its title. */
	public static Path file(final ImagePlus image, final Path folder) throws IOException {
		final Path file = folder.resolve(image.getTitle());
		ImageFiles.write(image, file);
		return file;
	}
}
