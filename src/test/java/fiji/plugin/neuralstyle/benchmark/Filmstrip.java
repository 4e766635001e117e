package fiji.plugin.neuralstyle.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** One picture of several stacks of one size: a row for each, a column for each of its pictures. Arguments: output, stacks. */
final class Filmstrip {

	private static final int GAP = 4;

	private Filmstrip() {}

	public static void main(final String[] arguments) throws IOException {
		final List<ImagePlus> stacks = new ArrayList<>();
		for (final String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
			stacks.add(ImageFiles.read(Path.of(file)));
		}
		ImageFiles.write(new ImagePlus("", draw(stacks)), Path.of(arguments[0]));
		System.exit(0);
	}

	private static ImageProcessor draw(final List<ImagePlus> stacks) {
		final int width = stacks.get(0).getWidth() + GAP;
		final int height = stacks.get(0).getHeight() + GAP;
		final ImageProcessor strip = new ColorProcessor(stacks.get(0).getStackSize() * width - GAP, stacks.size() * height -
			GAP);
		strip.setColor(Color.WHITE);
		strip.fill();
		for (int row = 0; row < stacks.size(); row++) {
			for (int n = 0; n < stacks.get(row).getStackSize(); n++) {
				strip.insert(stacks.get(row).getStack().getProcessor(n + 1), n * width, row * height);
			}
		}
		return strip;
	}
}
