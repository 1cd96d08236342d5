/**
 * The languages in which pages write dates and numbers, each of them tested. Versions of Node.js end the whole process
 * when they cut a date in a language that they do not fully know, as they do for Scottish Gaelic.
 */
export const languages: readonly string[] = (
  "af am ar as ast az be bg bn bs ca ckb cs cy da de el en eo es et eu fa fi fil fo fr fy ga gl gu ha haw he hi hr hu hy " +
  "id ig is it ja ka kk km kn ko ku ky lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no nso om or pa pl ps pt qu rm " +
  "ro ru rw sa sc sd si sk sl so sq sr sv sw ta te tg th ti tk to tr tt ug uk ur uz vi wo xh yi yo zh zu"
).split(" ");
