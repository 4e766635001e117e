package fiji.plugin.neuralstyle.mask;

/**
 * A region of a mask.
 *
 * @param number of the style that it takes, from 1: a label, or the place of an ROI among all
 * @param values how much of each pixel is in it, in [0, 1], rows from the top
 */
public record MaskRegion(int number, float[] values) {}
