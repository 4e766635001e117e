/**
 * Looks into a network: its feature maps, Gram matrices and kernels, what two images share in its eyes, and
 * what a layer alone says of an image. No windows; images in, images, numbers and tables out. Everything is
 * computed in float32.
 */
package fiji.plugin.neuralstyle.inspect;
