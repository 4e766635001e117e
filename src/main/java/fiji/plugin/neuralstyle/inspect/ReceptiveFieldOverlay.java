package fiji.plugin.neuralstyle.inspect;

import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/** Draws what values of a network's layers depend on as squares over an image; the image's other overlays stay. */
public final class ReceptiveFieldOverlay {

	private static final String NAME = "receptive field of ";
	private static final List<Color> COLOURS = List.of(Color.YELLOW, Color.CYAN, Color.MAGENTA, Color.GREEN, Color.ORANGE);

	private final NetworkWeights network;
	private final List<Layer> layers;

	/** @param layers to draw, each in a colour of its own */
	public ReceptiveFieldOverlay(final NetworkWeights network, final List<Layer> layers) {
		this.network = network;
		this.layers = List.copyOf(layers);
	}

	/** Draws the receptive fields of the values over some pixels, in place of those drawn before. */
	public void draw(final ImagePlus image, final List<Point> pixels) {
		final Overlay overlay = new Overlay();
		if (image.getOverlay() != null) {
			for (final Roi other : image.getOverlay()) {
				if (other.getName() == null || !other.getName().startsWith(NAME)) overlay.add(other);
			}
		}
		for (int i = 0; i < layers.size(); i++) {
			for (final Point pixel : pixels) {
				overlay.add(square(layers.get(i), pixel, image, COLOURS.get(i % COLOURS.size())));
			}
		}
		image.setOverlay(overlay.size() == 0 ? null : overlay);
	}

	private Roi square(final Layer layer, final Point pixel, final ImagePlus image, final Color colour) {
		final ReceptiveField field = ReceptiveField.of(network, layer);
		final Rectangle seen = field.at(field.unit(pixel.x, image.getWidth() / layer.stride()), field.unit(pixel.y, image
			.getHeight() / layer.stride()));
		final Roi square = new Roi(seen);
		square.setName(NAME + layer);
		square.setStrokeColor(colour);
		return square;
	}
}
