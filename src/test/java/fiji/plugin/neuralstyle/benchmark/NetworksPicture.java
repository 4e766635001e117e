package fiji.plugin.neuralstyle.benchmark;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * One picture that compares networks: a row for each style, the content with the style in its corner first, then
 * what each network makes of them with the default settings. Arguments: output, size, content, number of styles,
 * styles, networks as LABEL=NAME.
 */
public final class NetworksPicture {

	private static final int GAP = 6;
	private static final int HEADER = 26;
	private static final int FONT = 15;
	/** Of the content's side, the style's. */
	private static final double INSET = 0.4;

	private final int size;
	private final ImageProcessor content;
	private final List<Style> styles = new ArrayList<>();
	private final List<Column> columns = new ArrayList<>();

	private record Style(RgbImage planes, ImageProcessor pixels) {}

	private record Column(String label, NetworkWeights network) {}

	private NetworksPicture(final int size, final ImagePlus content) {
		this.size = size;
		this.content = content.getProcessor().convertToRGB();
	}

	public static void main(final String[] arguments) throws IOException {
		final NetworksPicture picture = new NetworksPicture(Integer.parseInt(arguments[1]), ImageFiles.read(Path.of(
			arguments[2])));
		final int afterStyles = 4 + Integer.parseInt(arguments[3]);
		for (final String file : Arrays.copyOfRange(arguments, 4, afterStyles)) {
			final ImagePlus style = ImageFiles.read(Path.of(file));
			picture.styles.add(new Style(ImageConversion.toRgb(style), style.getProcessor().convertToRGB()));
		}
		for (final String column : Arrays.copyOfRange(arguments, afterStyles, arguments.length)) {
			final int split = column.lastIndexOf('=');
			picture.columns.add(new Column(column.substring(0, split), Networks.load(column.substring(split + 1))));
		}
		ImageFiles.write(new ImagePlus("", picture.draw()), Path.of(arguments[0]));
		System.exit(0);
	}

	private ImageProcessor draw() {
		final int height = (int) Math.round(size * content.getHeight() / (double) content.getWidth());
		final ColorProcessor all = new ColorProcessor((columns.size() + 1) * (size + GAP) + GAP, HEADER + styles.size() *
			(height + GAP));
		all.setColor(Color.WHITE);
		all.fill();
		label(all, "content, style", 0);
		for (int c = 0; c < columns.size(); c++) {
			label(all, columns.get(c).label(), c + 1);
		}
		for (int row = 0; row < styles.size(); row++) {
			final int y = HEADER + row * (height + GAP);
			all.insert(scaled(content, size, height), GAP, y);
			final ImageProcessor style = inset(styles.get(row).pixels());
			all.insert(style, GAP + size - style.getWidth(), y + height - style.getHeight());
			for (int c = 0; c < columns.size(); c++) {
				all.insert(painted(columns.get(c).network(), styles.get(row)), GAP + (c + 1) * (size + GAP), y);
			}
		}
		return all;
	}

	private void label(final ImageProcessor all, final String text, final int column) {
		all.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
		all.setAntialiasedText(true);
		all.setColor(Color.BLACK);
		all.drawString(text, GAP + column * (size + GAP), HEADER - 2);
	}

	private ImageProcessor inset(final ImageProcessor style) {
		final double scale = INSET * size / Math.max(style.getWidth(), style.getHeight());
		final ImageProcessor small = scaled(style, (int) (scale * style.getWidth()), (int) (scale * style.getHeight()));
		small.setColor(Color.WHITE);
		small.setLineWidth(GAP);
		small.drawLine(0, 0, 0, small.getHeight());
		small.drawLine(0, 0, small.getWidth(), 0);
		return small;
	}

	private static ImageProcessor scaled(final ImageProcessor pixels, final int width, final int height) {
		pixels.setInterpolationMethod(ImageProcessor.BILINEAR);
		return pixels.resize(width, height, true);
	}

	private ImageProcessor painted(final NetworkWeights network, final Style style) {
		final TransferSettings defaults = TransferSettings.DEFAULTS;
		final TransferSettings settings = defaults.withPyramid(new PyramidSettings(size, defaults.pyramid().levels(), defaults
			.pyramid().factor()));
		final RgbImage planes = ImageConversion.toRgb(new ImagePlus("content", content));
		return ImageConversion.toImagePlus("", new StyleTransfer(network).run(new TransferRequest(planes, style.planes(),
			settings), TransferListener.NONE).image()).getProcessor();
	}
}
