package fiji.plugin.neuralstyle.imagej.driver;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;

/** The two pictures that the scenarios open, always the same. */
final class Pictures {

	static final String CONTENT = "my [content] 1.png";
	static final String STYLE = "style.png";
	static final String RESULT = "my (content) 1 in the style of style";

	private Pictures() {}

	static void open(final int side) {
		picture(STYLE, side, 5).show();
		final ImagePlus content = picture(CONTENT, side, 11);
		content.show();
		IJ.selectWindow(content.getID());
	}

	static ImagePlus picture(final String title, final int side, final int stripe) {
		final ColorProcessor pixels = new ColorProcessor(side, side);
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				pixels.set(x, y, 255 * (x / stripe % 2) << 16 | 255 * y / side << 8 | 255 * ((x + y) / stripe % 2));
			}
		}
		return new ImagePlus(title, pixels);
	}
}
