/** What stands for a masked text. It holds no letter and no digit, so that masking it again changes nothing. */
export const masked = "•••";
